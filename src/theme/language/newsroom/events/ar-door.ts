import type { ArOf } from '../message.ts'
import type { en } from './en-door.ts'

export const ar: ArOf<typeof en> = {
  'events.tab.questions': 'الأسئلة',
  'events.questions-of': 'الأسئلة: {name}',
  'events.questions.views': 'أي الأسئلة',
  'events.questions.new': 'الجديدة',
  'events.questions.chosen': 'المختارة',
  'events.questions.answered': 'المجاب عنها',
  'events.questions.all': 'الكل',
  'events.questions.empty': 'لا أسئلة هنا',
  'events.questions.empty-why': 'يرسلها القراء الذين لهم مقاعد من صفحة الفعالية، حتى تبدأ.',
  'events.question.choose': 'اختيار للمضيف',
  'events.question.pass-over': 'استبعاد',
  'events.question.answer': 'أُجيب عنه',
  'events.question.reopen': 'لم يُجب عنه بعد',
  'events.question-gone': 'لم يعد هنا: سحبه القارئ.',
  'events.sheet': 'ورقة المضيف',
  'events.sheet-of': 'أسئلة للمضيف: {name}',
  'events.sheet-empty': 'لم يُختر أي سؤال',
  'events.sheet-empty-why': 'ما تختاره من الأسئلة يظهر هنا بترتيب اختياره، جاهزًا للطباعة.',
  'events.came-at': 'حضر في {when}',
}
