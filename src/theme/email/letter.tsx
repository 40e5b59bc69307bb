import { directionOf, type InterfaceLanguage } from '../../lib/languages.ts'
import { dressFor, type Letterhead, light, MailFrame, Nameplate } from './frame.tsx'

/** A short message that asks for one act. Plain text throughout; the markup escapes it. */
export type Letter = {
  language: InterfaceLanguage
  publication: Letterhead
  subject: string
  heading: string
  opening: string
  button: { label: string; href: string }
  /** Absent where the link is all there is. */
  code?: { label: string; digits: string }
  /** A picture by an address, as mail programs show no drawings; and letters for where it is not shown. */
  ticket?: { label: string; src: string; alt: string; letters: string; inText: string }
  notes: string[]
  footer: string
}

export const LetterPage = ({ letter }: { letter: Letter }) => {
  const { language, subject } = letter
  const dress = dressFor(directionOf(language))
  return (
    <MailFrame language={language} dress={dress} title={subject} padding="32px 20px">
      <Sheet letter={letter} font={dress.font} start={dress.start} />
    </MailFrame>
  )
}

const Sheet = ({ letter, font, start }: { letter: Letter; font: string; start: 'left' | 'right' }) => {
  const { publication, heading, opening, notes, footer } = letter
  const cell = `font-family:${font};text-align:${start};color:${light.ink};overflow-wrap:anywhere;word-break:break-word;`
  // The button before it floats, so that programs know its side.
  const note = `${cell}clear:both;margin:0 0 8px;font-size:15px;line-height:1.5;color:${light.soft}`
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
      <tbody>
        <tr>
          <td class="rule" style={`padding:0 0 14px;border-bottom:1px solid ${light.rule}`}>
            <Nameplate
              publication={publication}
              style={`${cell}margin:0;font-size:22px;line-height:1.25;font-weight:700`}
            />
          </td>
        </tr>
        <tr>
          <td style="padding:30px 0 24px">
            <h1 class="ink" style={`${cell}margin:0 0 14px;font-size:28px;line-height:1.2;font-weight:500`}>
              {heading}
            </h1>
            <p class="ink" style={`${cell}margin:0 0 26px;font-size:18px;line-height:1.5`}>
              {opening}
            </p>
            <Button letter={letter} font={font} start={start} />
            {letter.code ? <Code code={letter.code} font={font} start={start} /> : null}
            {letter.ticket ? <Ticket ticket={letter.ticket} font={font} start={start} /> : null}
            {notes.map((text) => (
              <p class="soft" dir="auto" style={note}>
                {text}
              </p>
            ))}
          </td>
        </tr>
        <tr>
          <td class="rule" style={`padding:16px 0 0;border-top:1px solid ${light.rule}`}>
            <p class="soft" style={`${note};font-size:13px;margin:0`}>
              {footer}
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

type Part = { letter: Letter; font: string; start: 'left' | 'right' }

/** The colour is the cell's, so that programs which drop padding from links still show a button. */
const Button = ({ letter, font, start }: Part) => (
  <table role="presentation" cellpadding="0" cellspacing="0" align={start} style="margin:0 0 26px">
    <tbody>
      <tr>
        <td class="accent" style={`background:${light.accent};border-radius:2px`}>
          <a
            class="accent on-accent"
            href={letter.button.href}
            style={`display:inline-block;padding:13px 26px;border:1px solid ${light.accent};border-radius:2px;background:${light.accent};color:${light.paper};font-family:${font};font-size:17px;line-height:1.2;font-weight:600;text-decoration:none`}
          >
            {letter.button.label}
          </a>
        </td>
      </tr>
    </tbody>
  </table>
)

const Code = ({ code, font, start }: Omit<Part, 'letter'> & { code: NonNullable<Letter['code']> }) => (
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;clear:both">
    <tbody>
      <tr>
        <td class="stone" style={`background:${light.stone};padding:14px 18px;text-align:${start}`}>
          <p class="soft" style={`margin:0 0 4px;font-family:${font};font-size:14px;color:${light.soft}`}>
            {code.label}
          </p>
          <p
            class="ink"
            dir="ltr"
            style={`margin:0;font-family:ui-monospace,Consolas,'DejaVu Sans Mono',monospace;font-size:30px;line-height:1.2;letter-spacing:6px;text-align:${start};color:${light.ink}`}
          >
            {code.digits}
          </p>
        </td>
      </tr>
    </tbody>
  </table>
)

/** On white, also where the rest is dark: scanners want it so. */
const Ticket = ({
  ticket,
  font,
  start,
}: Omit<Part, 'letter'> & { ticket: NonNullable<Letter['ticket']> }) => (
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;clear:both">
    <tbody>
      <tr>
        <td class="stone" style={`background:${light.stone};padding:14px 18px;text-align:${start}`}>
          <p class="soft" style={`margin:0 0 10px;font-family:${font};font-size:14px;color:${light.soft}`}>
            {ticket.label}
          </p>
          <img
            src={ticket.src}
            width="200"
            height="200"
            alt={ticket.alt}
            style={`display:block;border:0;background:#ffffff;color:${light.ink}`}
          />
          <p
            class="ink"
            dir="ltr"
            style={`margin:10px 0 0;font-family:ui-monospace,Consolas,'DejaVu Sans Mono',monospace;font-size:20px;line-height:1.2;letter-spacing:2px;text-align:${start};color:${light.ink}`}
          >
            {ticket.letters}
          </p>
        </td>
      </tr>
    </tbody>
  </table>
)
