import type { InterfaceLanguage } from '../../lib/languages.ts'

export type SeatLetterKind =
  | 'confirmation'
  | 'waiting'
  | 'offer'
  | 'lapse'
  | 'change'
  | 'cancellation'
  | 'off'
  | 'day'
  | 'hour'
  | 'thanks'

type Own = {
  subject: (title: string) => string
  opening: (values: { until: string; guests: number }) => string
  button: string
}

export type SeatWords = Record<SeatLetterKind, Own> & {
  when: (time: string) => string
  /** The same moment by the reader's own clock. */
  yours: (time: string) => string
  where: (place: string) => string
  online: (link: string) => string
  ticket: string
  ticketAlt: (letters: string) => string
  ticketInText: (link: string, letters: string) => string
  calendar: string
  cannotCome: string
  footer: (publication: string) => string
}

export const seatWords: Record<InterfaceLanguage, SeatWords> = {
  en: {
    confirmation: {
      subject: (title) => `Your seat: ${title}`,
      opening: ({ guests }) =>
        guests === 0
          ? 'You have a seat. We look forward to seeing you.'
          : `You have a seat, with ${guests} more for whoever comes with you. We look forward to seeing you.`,
      button: 'See the event',
    },
    waiting: {
      subject: (title) => `You are on the waiting list: ${title}`,
      opening: () =>
        'Every seat is taken for now, and you are on the waiting list. When one comes free and it is your turn, we write to you at once.',
      button: 'See the event',
    },
    offer: {
      subject: (title) => `A seat is free for you: ${title}`,
      opening: ({ until }) =>
        `A seat has come free, and it is your turn. It is kept for you until ${until}; after that it goes to the next in line.`,
      button: 'Take the seat',
    },
    lapse: {
      subject: (title) => `The seat was not taken up: ${title}`,
      opening: () =>
        'The seat that was kept for you has gone to the next in line. You can ask for one again for as long as registration is open.',
      button: 'See the event',
    },
    change: {
      subject: (title) => `Changed: ${title}`,
      opening: () =>
        'Something has changed about an event at which you have a seat. This is how it stands now.',
      button: 'See what has changed',
    },
    cancellation: {
      subject: (title) => `You gave up your seat: ${title}`,
      opening: () => 'Your seat is free for somebody else. Thank you for telling us.',
      button: 'See the event',
    },
    off: {
      subject: (title) => `Cancelled: ${title}`,
      opening: () => 'This event will not take place. We are sorry, and have taken it out of your calendar.',
      button: 'See the event',
    },
    day: {
      subject: (title) => `Tomorrow: ${title}`,
      opening: () => 'It is less than a day until an event at which you have a seat.',
      button: 'See the event',
    },
    hour: {
      subject: (title) => `Soon: ${title}`,
      opening: () => 'It begins within the hour, and you have a seat.',
      button: 'See the event',
    },
    thanks: {
      subject: (title) => `Thank you for coming: ${title}`,
      opening: () =>
        'Thank you for being there. What was recorded and written down is to be found on the event’s page.',
      button: 'See what remains of it',
    },
    when: (time) => `When: ${time}`,
    yours: (time) => `By your own clock: ${time}`,
    where: (place) => `Where: ${place}`,
    online: (link) => `Online: ${link} (for you alone: please do not pass it on)`,
    ticket: 'Your ticket: show it at the door, or say the letters.',
    ticketAlt: (letters) => `The code of your ticket; its letters are ${letters}.`,
    ticketInText: (link, letters) =>
      `Your ticket, to be shown at the door:\n${link}\nIts letters: ${letters}`,
    calendar: 'The attached file puts it into your calendar.',
    cannotCome:
      'If you cannot come, please give up your seat on the event’s page: somebody may be waiting for it.',
    footer: (publication) => `You get this because you asked for a seat at an event of ${publication}.`,
  },
  fr: {
    confirmation: {
      subject: (title) => `Votre place : ${title}`,
      opening: ({ guests }) =>
        guests === 0
          ? 'Vous avez une place. Au plaisir de vous voir.'
          : `Vous avez une place, et ${guests} de plus pour qui vous accompagne. Au plaisir de vous voir.`,
      button: 'Voir l’événement',
    },
    waiting: {
      subject: (title) => `Vous êtes sur la liste d’attente : ${title}`,
      opening: () =>
        'Toutes les places sont prises pour l’instant, et vous êtes sur la liste d’attente. Dès qu’une place se libère et que c’est votre tour, nous vous écrivons.',
      button: 'Voir l’événement',
    },
    offer: {
      subject: (title) => `Une place est libre pour vous : ${title}`,
      opening: ({ until }) =>
        `Une place s’est libérée, et c’est votre tour. Elle vous est réservée jusqu’au ${until} ; ensuite elle revient à la personne suivante.`,
      button: 'Prendre la place',
    },
    lapse: {
      subject: (title) => `La place n’a pas été prise : ${title}`,
      opening: () =>
        'La place qui vous était réservée est revenue à la personne suivante. Vous pouvez en redemander une tant que les inscriptions sont ouvertes.',
      button: 'Voir l’événement',
    },
    change: {
      subject: (title) => `Changement : ${title}`,
      opening: () =>
        'Quelque chose a changé dans un événement où vous avez une place. Voici ce qu’il en est désormais.',
      button: 'Voir ce qui a changé',
    },
    cancellation: {
      subject: (title) => `Vous avez rendu votre place : ${title}`,
      opening: () => 'Votre place est libre pour quelqu’un d’autre. Merci de nous l’avoir dit.',
      button: 'Voir l’événement',
    },
    off: {
      subject: (title) => `Annulé : ${title}`,
      opening: () =>
        'Cet événement n’aura pas lieu. Nous en sommes désolés, et l’avons retiré de votre agenda.',
      button: 'Voir l’événement',
    },
    day: {
      subject: (title) => `Demain : ${title}`,
      opening: () => 'Dans moins d’un jour commence un événement où vous avez une place.',
      button: 'Voir l’événement',
    },
    hour: {
      subject: (title) => `Bientôt : ${title}`,
      opening: () => 'Cela commence dans moins d’une heure, et vous avez une place.',
      button: 'Voir l’événement',
    },
    thanks: {
      subject: (title) => `Merci d’être venu : ${title}`,
      opening: () =>
        'Merci d’avoir été là. Ce qui a été enregistré et transcrit se trouve sur la page de l’événement.',
      button: 'Voir ce qu’il en reste',
    },
    when: (time) => `Quand : ${time}`,
    yours: (time) => `À votre heure : ${time}`,
    where: (place) => `Où : ${place}`,
    online: (link) => `En ligne : ${link} (pour vous seul : merci de ne pas le transmettre)`,
    ticket: 'Votre billet : montrez-le à l’entrée, ou donnez les lettres.',
    ticketAlt: (letters) => `Le code de votre billet ; ses lettres sont ${letters}.`,
    ticketInText: (link, letters) =>
      `Votre billet, à montrer à l’entrée :\n${link}\nSes lettres : ${letters}`,
    calendar: 'Le fichier joint l’inscrit dans votre agenda.',
    cannotCome:
      'Si vous ne pouvez pas venir, rendez votre place sur la page de l’événement : quelqu’un l’attend peut-être.',
    footer: (publication) =>
      `Vous recevez ce message parce que vous avez demandé une place à un événement de ${publication}.`,
  },
  ar: {
    confirmation: {
      subject: (title) => `مقعدك: ${title}`,
      opening: ({ guests }) =>
        guests === 0
          ? 'لك مقعد محجوز، ويسعدنا أن نراك.'
          : `لك مقعد محجوز، ومعه ${guests} لمن يرافقك، ويسعدنا أن نراكم.`,
      button: 'انظر الفعالية',
    },
    waiting: {
      subject: (title) => `أنت على قائمة الانتظار: ${title}`,
      opening: () =>
        'المقاعد كلها محجوزة الآن، وأنت على قائمة الانتظار. متى خلا مقعد وجاء دورك كتبنا إليك في الحال.',
      button: 'انظر الفعالية',
    },
    offer: {
      subject: (title) => `خلا مقعد لك: ${title}`,
      opening: ({ until }) => `خلا مقعد وجاء دورك. نحفظه لك حتى ${until}، ثم ينتقل إلى من يليك.`,
      button: 'احجز المقعد',
    },
    lapse: {
      subject: (title) => `انقضت مهلة المقعد: ${title}`,
      opening: () => 'انتقل المقعد الذي حُفظ لك إلى من يليك. يمكنك طلب مقعد من جديد ما دام التسجيل مفتوحًا.',
      button: 'انظر الفعالية',
    },
    change: {
      subject: (title) => `تغيير: ${title}`,
      opening: () => 'تغيّر شيء في فعالية لك فيها مقعد. هذا ما استقر عليه الأمر.',
      button: 'انظر ما تغيّر',
    },
    cancellation: {
      subject: (title) => `تخلّيت عن مقعدك: ${title}`,
      opening: () => 'صار مقعدك متاحًا لغيرك. شكرًا لإخبارنا.',
      button: 'انظر الفعالية',
    },
    off: {
      subject: (title) => `أُلغيت: ${title}`,
      opening: () => 'لن تُعقد هذه الفعالية. نأسف لذلك، وقد أزلناها من تقويمك.',
      button: 'انظر الفعالية',
    },
    day: {
      subject: (title) => `غدًا: ${title}`,
      opening: () => 'أقل من يوم يفصلنا عن فعالية لك فيها مقعد.',
      button: 'انظر الفعالية',
    },
    hour: {
      subject: (title) => `قريبًا: ${title}`,
      opening: () => 'تبدأ الفعالية في غضون ساعة، ولك فيها مقعد.',
      button: 'انظر الفعالية',
    },
    thanks: {
      subject: (title) => `شكرًا لحضورك: ${title}`,
      opening: () => 'شكرًا لحضورك. تجد ما سُجّل ودُوّن في صفحة الفعالية.',
      button: 'انظر ما بقي منها',
    },
    when: (time) => `الموعد: ${time}`,
    yours: (time) => `بتوقيتك: ${time}`,
    where: (place) => `المكان: ${place}`,
    online: (link) => `عبر الإنترنت: ${link} (لك وحدك، فلا تنقله إلى غيرك)`,
    ticket: 'تذكرتك: أبرزها عند الباب أو اذكر أحرفها.',
    ticketAlt: (letters) => `رمز تذكرتك، وأحرفها \u2066${letters}\u2069.`,
    ticketInText: (link, letters) => `تذكرتك، تُبرَز عند الباب:\n${link}\nأحرفها: \u2066${letters}\u2069`,
    calendar: 'الملف المرفق يضيفها إلى تقويمك.',
    cannotCome: 'إن تعذّر حضورك فتخلَّ عن مقعدك في صفحة الفعالية، فلعل أحدًا ينتظره.',
    footer: (publication) => `وصلتك هذه الرسالة لأنك طلبت مقعدًا في فعالية تقيمها ${publication}.`,
  },
}
