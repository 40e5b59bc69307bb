import { raw } from 'hono/html'
import { asDocument } from '../parts/document.tsx'
import { LETTER_WIDTH } from './edition-look.ts'
import type { EditionWordsOfMail } from './edition-words.ts'
import { type Dress, type Letterhead, light, MailFrame, Nameplate } from './frame.tsx'

/** A letter as a mail. Strings are plain text, except those named `…Html`, which are trusted renderings. */
export type EditionMailProps = {
  /** Of the letter's own words. */
  language: string
  dress: Dress
  publication: Letterhead
  /** What kind of letter it is: its newsletter's name. */
  name: string
  /** "14 August 2016" */
  date: string
  subject: string
  preheader: string
  greetingHtml: string
  bodyHtml: string
  /** Its page on the site; absent where it has none. */
  pageHref?: string
  footer: {
    why: string
    /** Lines of the publisher's postal address. */
    address: string[]
    unsubscribeHref?: string
    preferencesHref?: string
  }
  words: EditionWordsOfMail
}

const ownRules = `.link{color:#0c4a58}
@media (prefers-color-scheme:dark){.link{color:#8cc6d1!important}.sheet{background:#131716!important}}
@media (max-width:480px){.inner{padding:20px 16px!important}.thumb{width:84px!important}.thumb img{width:84px!important;height:auto!important}}`

/** Fills what mail programs show after the subject, so that they do not go on with the first lines of the letter. */
const FILL = '\u034F\u200C\u00A0'.repeat(60)

export function renderEditionMail(props: EditionMailProps): string {
  return asDocument(<EditionMail {...props} />)
}

const EditionMail = (props: EditionMailProps) => {
  const { language, dress, subject, preheader } = props
  return (
    <MailFrame
      language={language}
      dress={dress}
      title={subject}
      rules={ownRules}
      before={preheader === '' ? null : <Preheader text={preheader} />}
    >
      <table
        role="presentation"
        class="sheet"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        style={`max-width:${LETTER_WIDTH}px`}
      >
        <tbody>
          <tr>
            <td class="inner" style={`padding:28px 24px;text-align:${dress.start}`}>
              <Head {...props} />
              {raw(props.greetingHtml)}
              {raw(props.bodyHtml)}
              <Foot {...props} />
            </td>
          </tr>
        </tbody>
      </table>
    </MailFrame>
  )
}

const Preheader = ({ text }: { text: string }) => (
  <div style="display:none;max-height:0;overflow:hidden" aria-hidden="true">
    {text}
    {FILL}
  </div>
)

const Head = ({ publication, name, date, dress, subject }: EditionMailProps) => {
  const line = `font-family:${dress.font};text-align:${dress.start};margin:0;`
  return (
    <div class="rule" style={`border-bottom:1px solid ${light.rule};padding:0 0 16px;margin:0 0 26px`}>
      <Nameplate publication={publication} style={`${line}font-size:20px;line-height:1.25;font-weight:700`} />
      <p class="soft" style={`${line}padding:12px 0 6px;font-size:15px;line-height:1.4;color:${light.soft}`}>
        {name} · {date}
      </p>
      <h1 class="ink" style={`${line}font-size:30px;line-height:1.2;font-weight:500;color:${light.ink}`}>
        {subject}
      </h1>
    </div>
  )
}

const Foot = ({ footer, words, dress, publication, pageHref }: EditionMailProps) => {
  const line = `font-family:${dress.font};text-align:${dress.start};margin:0 0 8px;font-size:14px;line-height:1.5;color:${light.soft}`
  const links = [
    { name: words.inBrowser, href: pageHref },
    { name: words.preferences, href: footer.preferencesHref },
    { name: words.unsubscribe, href: footer.unsubscribeHref },
  ]
  return (
    <div class="rule" style={`border-top:1px solid ${light.rule};padding:18px 0 0;margin:36px 0 0`}>
      <p class="soft" style={line}>
        {footer.why}
      </p>
      <p class="soft" style={line}>
        {links
          .filter(({ href }) => href !== undefined)
          .map(({ name, href }, index) => (
            <>
              {index === 0 ? null : ' · '}
              <a class="link" href={href} style={`color:${light.accent};text-decoration:underline`}>
                {name}
              </a>
            </>
          ))}
      </p>
      <p class="soft" style={line}>
        {[publication.name, ...footer.address].join(', ')}
      </p>
    </div>
  )
}
