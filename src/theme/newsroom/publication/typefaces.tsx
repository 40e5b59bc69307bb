import type { NewsroomForm } from '../../contract/newsroom.ts'
import type { Sample } from '../../contract/newsroom-things.ts'

type Option = { value: string; label: string; samples: Sample[] }

type Props = { form: NewsroomForm; name: string; label: string; hint?: string; options: Option[] }

/** One of a few typefaces, each with a specimen set in it. */
export const Typefaces = ({ form, name, label, hint, options }: Props) => (
  <fieldset class="choices typefaces" id={name}>
    <legend class="unseen">{label}</legend>
    {hint ? <p class="hint">{hint}</p> : null}
    {options.map(({ value, label: own, samples }) => (
      <div class="typeface">
        <div class="tick">
          <input
            type="radio"
            id={`${name}-${value}`}
            name={name}
            value={value}
            checked={form.values[name] === value}
          />
          <label for={`${name}-${value}`}>{own}</label>
        </div>
        <div class={`specimen specimen-${value}`}>
          {samples.map(({ lang, dir, heading, text }) => (
            <div lang={lang} dir={dir}>
              <p class="specimen-heading">{heading}</p>
              <p>{text}</p>
            </div>
          ))}
        </div>
      </div>
    ))}
  </fieldset>
)
