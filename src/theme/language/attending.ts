/** What is said to somebody with a seat besides the seat itself; the catalogues take it in. */
export const en = {
  'questions.title': 'Your questions',
  'questions.intro':
    'Ask beforehand, and change it until the event begins. The newsroom reads every question, and hands some to the host with your name.',
  'questions.new': 'A question',
  'questions.sent': 'Your question {number}',
  'questions.send': 'Send the question',
  'questions.keep': 'Save the change',
  'questions.withdraw': 'Take it back',
  'questions.withdraw-of': 'Take it back: question {number}',
  'questions.none-left': 'You have sent as many as one can; to ask another, take one back.',
  'seat.done-question': 'Your question is with the newsroom.',
  'seat.done-question-withdrawn': 'The question is taken back.',
  'seat.refused-question-empty': 'There was nothing in that question.',
  'seat.refused-question-long': 'That question is too long: 500 characters are the most.',
  'seat.refused-question-many': 'You have sent as many questions as one can.',
  'seat.refused-question-late': 'The event has begun: questions are asked there now.',
  'ticket.heading': 'Your ticket',
  'ticket.hint':
    'Show it at the door, on paper or on your phone; where it cannot be read, say these letters.',
  'ticket.alt': 'The code of your ticket',
  'ticket.save': 'Save as a picture',
  'ticket.title': 'This is a ticket',
  'ticket.intro':
    'Show it at the door of the event. It is for whoever has the seat: please do not pass it on.',
  'ticket.staff': 'I work here: check in',
  'ticket.invalid': 'This ticket does not hold',
  'ticket.invalid-why':
    'The seat was given up or taken anew since, or part of the address is missing. The ticket that holds is on the event’s page.',
  'account.calendar': 'Your calendar',
  'account.calendar-hint':
    'Calendar programs open it by its address alone. If somebody has the address who should not, have it renewed: the old one then shows nothing, and you enter the new one in your program.',
  'account.calendar-renew': 'Renew the address',
  'account.done-calendar-renewed': 'Your calendar has a new address; the old one shows nothing any more.',
} as const

export const fr = {
  'questions.title': 'Vos questions',
  'questions.intro':
    'Posez-les d’avance ; vous pouvez les modifier jusqu’au début de l’événement. La rédaction les lit toutes et en remet quelques-unes à l’animateur, avec votre nom.',
  'questions.new': 'Une question',
  'questions.sent': 'Votre question {number}',
  'questions.send': 'Envoyer la question',
  'questions.keep': 'Enregistrer la modification',
  'questions.withdraw': 'La retirer',
  'questions.withdraw-of': 'La retirer : question {number}',
  'questions.none-left':
    'Vous avez posé autant de questions qu’il est possible ; retirez-en une pour en poser une autre.',
  'seat.done-question': 'Votre question est parvenue à la rédaction.',
  'seat.done-question-withdrawn': 'La question est retirée.',
  'seat.refused-question-empty': 'Cette question était vide.',
  'seat.refused-question-long': 'Cette question est trop longue : 500 caractères au plus.',
  'seat.refused-question-many': 'Vous avez posé autant de questions qu’il est possible.',
  'seat.refused-question-late': 'L’événement a commencé : les questions se posent désormais sur place.',
  'ticket.heading': 'Votre billet',
  'ticket.hint':
    'Montrez-le à l’entrée, sur papier ou sur votre téléphone ; s’il est illisible, donnez ces lettres.',
  'ticket.alt': 'Le code de votre billet',
  'ticket.save': 'Enregistrer comme image',
  'ticket.title': 'Ceci est un billet',
  'ticket.intro':
    'Montrez-le à l’entrée de l’événement. Il est pour la personne qui a la place : merci de ne pas le transmettre.',
  'ticket.staff': 'Je travaille ici : enregistrer l’arrivée',
  'ticket.invalid': 'Ce billet n’est plus valable',
  'ticket.invalid-why':
    'La place a été rendue ou reprise depuis, ou une partie de l’adresse manque. Le billet valable est sur la page de l’événement.',
  'account.calendar': 'Votre agenda',
  'account.calendar-hint':
    'Les programmes d’agenda l’ouvrent par sa seule adresse. Si quelqu’un la connaît qui ne devrait pas, faites-la renouveler : l’ancienne ne montre alors plus rien, et vous donnez la nouvelle à votre programme.',
  'account.calendar-renew': 'Renouveler l’adresse',
  'account.done-calendar-renewed': 'Votre agenda a une nouvelle adresse ; l’ancienne ne montre plus rien.',
} as const

export const ar = {
  'questions.title': 'أسئلتك',
  'questions.intro':
    'اسأل قبل الموعد، ولك أن تعدّل أسئلتك حتى تبدأ الفعالية. تقرأ هيئة التحرير كل سؤال، وتسلّم بعضها إلى المضيف مع ذكر اسمك.',
  'questions.new': 'سؤال',
  'questions.sent': 'سؤالك رقم {number}',
  'questions.send': 'إرسال السؤال',
  'questions.keep': 'حفظ التعديل',
  'questions.withdraw': 'سحب السؤال',
  'questions.withdraw-of': 'سحب السؤال رقم {number}',
  'questions.none-left': 'أرسلت أقصى عدد ممكن من الأسئلة؛ اسحب واحدًا لتطرح غيره.',
  'seat.done-question': 'وصل سؤالك إلى هيئة التحرير.',
  'seat.done-question-withdrawn': 'سُحب السؤال.',
  'seat.refused-question-empty': 'لم يكن في السؤال شيء.',
  'seat.refused-question-long': 'السؤال أطول مما يجوز: 500 حرف على الأكثر.',
  'seat.refused-question-many': 'أرسلت أقصى عدد ممكن من الأسئلة.',
  'seat.refused-question-late': 'بدأت الفعالية، والأسئلة تُطرح فيها الآن.',
  'ticket.heading': 'تذكرتك',
  'ticket.hint': 'أبرزها عند الباب، على الورق أو على هاتفك؛ وإن تعذّرت قراءتها فاذكر هذه الأحرف.',
  'ticket.alt': 'رمز تذكرتك',
  'ticket.save': 'حفظها صورةً',
  'ticket.title': 'هذه تذكرة',
  'ticket.intro': 'أبرزها عند باب الفعالية. هي لصاحب المقعد، فلا تنقلها إلى غيرك.',
  'ticket.staff': 'أعمل هنا: تسجيل الحضور',
  'ticket.invalid': 'هذه التذكرة لم تعد صالحة',
  'ticket.invalid-why':
    'تخلّى صاحبها عن المقعد أو حجزه من جديد، أو نقص جزء من العنوان. التذكرة الصالحة في صفحة الفعالية.',
  'account.calendar': 'تقويمك',
  'account.calendar-hint':
    'تفتحه برامج التقويم بعنوانه وحده. إن عرف العنوانَ من لا ينبغي له فجدّده: لا يُظهر القديم بعدها شيئًا، وتُدخل الجديد في برنامجك.',
  'account.calendar-renew': 'تجديد العنوان',
  'account.done-calendar-renewed': 'صار لتقويمك عنوان جديد، ولم يعد القديم يُظهر شيئًا.',
} as const
