import type { ArOf } from '../message.ts'
import type { en } from './en-content.ts'

export const ar: ArOf<typeof en> = {
  'events.text.back': 'الفعالية',
  'events.text.description': 'الوصف',
  'events.text.transcript': 'النص المدوَّن',
  'events.text.description-of': 'الوصف: {name}',
  'events.text.transcript-of': 'النص المدوَّن: {name}',
  'events.text.description-hint':
    'يُحفظ ما تكتبه وأنت تكتب. وبعد نشر الفعالية لا يرى القرّاء تعديلًا إلا حين تعرضه عليهم.',
  'events.text.transcript-hint':
    'لجمهور الفعالية، ويقرأ سواهم بدايته كما في المقالات. ولا يراه القرّاء إلا حين تعرضه عليهم.',
  'events.text.none': 'لم يُكتب بعد',
  'events.text.words': {
    zero: 'لا كلمات',
    one: 'كلمة واحدة',
    two: 'كلمتان',
    few: '{count} كلمات',
    many: '{count} كلمة',
    other: '{count} كلمة',
  },
  'events.text.shown': 'يراه القرّاء',
  'events.text.unshown': 'لا يرى القرّاء أحدث نص',
  'events.text.show': 'اعرض الأحدث على القرّاء',
  'events.text.show-of': 'اعرض الأحدث على القرّاء: {name}',
  'events.picture': 'الصورة',
  'events.picture-why': 'تظهر مع الفعالية أينما ذُكرت، وحيث تُشارك روابطها.',
  'events.picture-of': 'الصورة: {name}',
  'events.picture.choose': 'اختر صورة',
  'events.picture.other': 'صورة أخرى، أو بلا صورة',
  'events.picture.no-alt': 'لم توصف بعد',
  'events.picture.words': 'ما تُظهره',
  'events.picture.alt': 'وصف لمن لا يراها',
  'events.picture.alt-hint': 'يُترك فارغًا حين لا تضيف شيئًا إلى الكلمات فحسب.',
  'events.picture.caption': 'التعليق',
  'events.picture.credit': 'المصدر',
  'events.up': 'إلى أعلى',
  'events.down': 'إلى أسفل',
  'events.done.text-published': 'يرى القرّاء الآن أحدث نص',
  'events.done.text-stale': 'حفظ زميل نصًّا في هذه الأثناء فلم يُفعل شيء. وهذا ما هي عليه الآن.',
  'events.done.text-restored': 'عاد النص الأسبق هو الأحدث',
}
