import type { ArOf } from '../message.ts'
import type { en } from './en-pages.ts'

export const ar: ArOf<typeof en> = {
  'publication.pages.intro':
    'صفحات قائمة بذاتها، مثل «من نحن» والخصوصية والاتصال، لكل منها عنوانها عند جذر الموقع.',
  'publication.pages.title': 'العنوان',
  'publication.pages.language': 'اللغة',
  'publication.pages.standfirst': 'المقدمة',
  'publication.pages.address-hint': 'يقود العنوان القديم إلى الجديد.',
  'publication.pages.new': 'صفحة جديدة',
  'publication.pages.new-hint': 'يُصاغ عنوانها على الشبكة من اسمها، ويمكن تغييره بجانب نصها.',
  'publication.pages.hidden': 'غير منشورة',
  'publication.pages.live': 'منشورة',
  'publication.pages.changed': 'تغييرات معلّقة',
  'publication.pages.empty': 'ابدأ الأولى أدناه: عنوان ولغة، ثم اكتب.',
  'publication.pages.standing.hidden': 'لا يراها القراء.',
  'publication.pages.address': 'العنوان على الشبكة',
  'publication.pages.address-new': 'العنوان على الشبكة عند النشر',
  'publication.pages.take-down': 'اسحبها',
  'publication.pages.versions': 'بلغات أخرى',
  'publication.pages.translate': 'ابدأها بلغة: {language}',
  'publication.pages.remove': 'احذف هذه الصفحة',
  'publication.pages.remove-ask': 'هل تُحذف «{name}»؟',
  'publication.pages.remove-why': 'تزول معها كل مراجعاتها. لا يمكن التراجع عن ذلك.',
  'publication.pages.remove-live': 'يراها القراء. اسحبها أولًا ثم يمكن حذفها.',
  'publication.pages.error.title': 'اكتب لها عنوانًا قبل أن يراها القراء.',
}
