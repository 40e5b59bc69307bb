import type { QuestionsBox } from '../contract/events.ts'
import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'

type Props = { box: QuestionsBox; locale: Locale }

/** What a reader with a seat asks beforehand; each question is a form, so that none waits for the others. */
export const EventQuestions = ({ box, locale }: Props) => {
  const text = say(locale)
  const { questions, left } = box
  return (
    <section class="event-questions" id="questions" aria-labelledby="questions-title">
      <h2 class="label" id="questions-title">
        {text('questions.title')}
      </h2>
      <p class="hint">{text('questions.intro')}</p>
      {questions.map((question, index) => (
        <QuestionForm box={box} locale={locale} question={question} number={index + 1} />
      ))}
      {left > 0 ? (
        <QuestionForm box={box} locale={locale} number={questions.length + 1} />
      ) : (
        <p class="hint">{text('questions.none-left')}</p>
      )}
    </section>
  )
}

type FormProps = Props & { question?: { id: string; text: string }; number: number }

const QuestionForm = ({ box, locale, question, number }: FormProps) => {
  const text = say(locale)
  const id = `question-${number}`
  return (
    <form method="post" action={box.action} data-once>
      <input type="hidden" name="id" value={question?.id ?? ''} />
      <div class="field">
        <label for={id}>{question ? text('questions.sent', { number }) : text('questions.new')}</label>
        <textarea id={id} name="text" rows={3} dir="auto" maxlength={box.longest} required>
          {question?.text ?? ''}
        </textarea>
      </div>
      <p class="event-buttons">
        <button class="button button-quiet" name="act" value="keep">
          {text(question ? 'questions.keep' : 'questions.send')}
        </button>
        {question ? (
          <button
            class="seat-cancel"
            name="act"
            value="withdraw"
            formnovalidate
            aria-label={text('questions.withdraw-of', { number })}
          >
            {text('questions.withdraw')}
          </button>
        ) : null}
      </p>
    </form>
  )
}
