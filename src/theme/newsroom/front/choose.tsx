import type { FrontProps, FrontSlot } from '../../contract/newsroom-front.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

type Props = FrontProps & { slot: FrontSlot }

/** How a place is filled: its rule, or an article that is looked for and put there. */
export const Choose = (props: Props) => {
  const { slot, frame, focus, rules } = props
  const { place } = slot
  const text = sayInNewsroom(frame.locale)
  const isFocused = focus === `${place}-change`
  return (
    <details class="front-choose" open={slot.found !== undefined}>
      <summary id={`${place}-change`} autofocus={isFocused}>
        {text('front.change')}
        <span class="unseen">: {slot.name}</span>
      </summary>
      <div class="field">
        <label for={`${place}-rule`}>{text('front.rule')}</label>
        <select id={`${place}-rule`} name={`${place}-rule`} data-rule="">
          {rules.map(({ value, label }) => (
            <option value={value} selected={value === slot.rule}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <Find {...props} />
      <div class="toolbar">
        {slot.article === '' ? null : (
          <button class="button button-plain" name="do" value={`free:${place}`} data-arrange="">
            {text('front.free')}
          </button>
        )}
        {place === 'lead' ? null : (
          <button class="button button-quiet" name="do" value={`remove:${place}`} data-arrange="">
            {text('front.remove')}
          </button>
        )}
      </div>
    </details>
  )
}

const Find = ({ slot, frame, focus, language }: Props) => {
  const { place, found } = slot
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      <div class="field">
        <label for={`${place}-find`}>{text('front.find')}</label>
        <div class="front-find">
          <input
            type="search"
            id={`${place}-find`}
            name={`${place}-find`}
            value={slot.query}
            maxlength={120}
            autocomplete="off"
            dir="auto"
            placeholder={text('front.find-hint')}
            autofocus={focus === `${place}-find`}
            data-find-for={place}
          />
          <ul class="found" id={`${place}-list`} role="listbox" aria-label={text('front.found')} hidden></ul>
          <button class="button button-plain" name="do" value="show" data-arrange="">
            {text('shell.search-button')}
          </button>
        </div>
      </div>
      {found?.length === 0 ? <p class="hint">{text('front.found-none')}</p> : null}
      {found && found.length > 0 ? (
        <ul class="front-found">
          {found.map(({ id, headline, detail }) => (
            <li>
              <button class="as-link" name="do" value={`put:${place}:${id}`} data-arrange="">
                <span lang={language.code} dir={language.dir}>
                  {headline}
                </span>
              </button>{' '}
              <span class="hint">{detail}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
