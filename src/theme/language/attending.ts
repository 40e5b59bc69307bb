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
  'questions.withdraw-of': 'Take back question {number}',
  'questions.none-left': 'You have sent as many as one can; to ask another, take one back.',
  'seat.done-question': 'Your question is with the newsroom.',
  'seat.done-question-withdrawn': 'The question is taken back.',
  'seat.refused-question-empty': 'There was nothing in that question.',
  'seat.refused-question-long': 'That question is too long: 500 characters are the most.',
  'seat.refused-question-many': 'You have sent as many questions as one can.',
  'seat.refused-question-late': 'The event has begun: questions are asked there now.',
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
  'questions.withdraw-of': 'Retirer la question {number}',
  'questions.none-left':
    'Vous avez posé autant de questions qu’il est possible ; retirez-en une pour en poser une autre.',
  'seat.done-question': 'Votre question est parvenue à la rédaction.',
  'seat.done-question-withdrawn': 'La question est retirée.',
  'seat.refused-question-empty': 'Cette question était vide.',
  'seat.refused-question-long': 'Cette question est trop longue : 500 caractères au plus.',
  'seat.refused-question-many': 'Vous avez posé autant de questions qu’il est possible.',
  'seat.refused-question-late': 'L’événement a commencé : les questions se posent désormais sur place.',
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
} as const
