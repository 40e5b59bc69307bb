import type { FrontProps, FrontRow } from '../../contract/newsroom-front.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Arrow } from './arrow.tsx'

/** A row of the page for each section. */
export const Rows = (props: FrontProps) => {
  const { rows, frame } = props
  if (rows.length === 0) return <p class="hint">{sayInNewsroom(frame.locale)('front.no-sections')}</p>
  return (
    <ol class="front-rows">
      {rows.map((row, index) => (
        <SectionRow {...props} row={row} index={index} />
      ))}
    </ol>
  )
}

const SectionRow = (props: FrontProps & { row: FrontRow; index: number }) => {
  const { row, index, rows, frame, focus, language } = props
  const text = sayInNewsroom(frame.locale)
  const own = `row-${index}`
  return (
    <li class="front-row" data-row={index}>
      <input type="hidden" name={`${own}-section`} value={row.section} />
      <div class="tick">
        <input type="checkbox" id={`${own}-shown`} name={`${own}-shown`} value="yes" checked={row.shown} />
        <label for={`${own}-shown`}>
          <bdi>{row.name}</bdi>
        </label>
      </div>
      <label class="front-count">
        <span>{text('front.row-count')}</span>
        <select name={`${own}-count`}>
          {Array.from({ length: props.mostInRow }, (_, at) => (
            <option value={at + 1} selected={at + 1 === row.count}>
              {at + 1}
            </option>
          ))}
        </select>
      </label>
      <p class="hint front-row-now" lang={row.headlines.length > 0 ? language.code : undefined} dir="auto">
        {row.headlines.length > 0 ? row.headlines.join(' · ') : row.shown ? text('front.row-empty') : ''}
      </p>
      <div class="front-slot-acts">
        <Arrow
          way="up"
          id={`${own}-up`}
          command={`row-up:${index}:0`}
          label={text('front.up', { name: row.name })}
          disabled={index === 0}
          focus={focus}
        />
        <Arrow
          way="down"
          id={`${own}-down`}
          command={`row-down:${index}:0`}
          label={text('front.down', { name: row.name })}
          disabled={index === rows.length - 1}
          focus={focus}
        />
      </div>
    </li>
  )
}
