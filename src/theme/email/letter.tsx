import { raw } from 'hono/html'
import { directionOf, type InterfaceLanguage } from '../../lib/languages.ts'

export type LetterLogo = { src: string; width: number; height: number }

/** Whose letter it is. Without a logo for dark paper, the other stands on a plate of light. */
export type Letterhead = {
  name: string
  href: string
  logo?: { light: LetterLogo; dark?: LetterLogo }
}

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

export const serif = "'STIX Two Text', Georgia, 'Times New Roman', serif"
export const arabic = "'Noto Naskh Arabic', 'Geeza Pro', 'Traditional Arabic', Georgia, serif"
export const light = {
  paper: '#fcfbf8',
  ink: '#1b1a17',
  soft: '#5b574e',
  rule: '#d9d4c8',
  accent: '#0c4a58',
  stone: '#f1eee6',
}
const dark = {
  paper: '#131716',
  ink: '#ebe7de',
  soft: '#aeaaa0',
  rule: '#353c3a',
  accent: '#8cc6d1',
  stone: '#1e2423',
}

/** Mail programs that know a dark mode mostly know media queries; the rest get the light colours of the styles. */
export const darkRules = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:${dark.paper}!important}.ink{color:${dark.ink}!important}.soft{color:${dark.soft}!important}
.rule{border-color:${dark.rule}!important}.stone{background:${dark.stone}!important;color:${dark.ink}!important}
.accent{background:${dark.accent}!important;border-color:${dark.accent}!important}
.on-accent{color:${dark.paper}!important}
.logo-plate{background:${light.paper}!important;padding:6px!important}
.logo-light{display:none!important}.logo-dark{display:block!important}}`

export const LetterPage = ({ letter }: { letter: Letter }) => {
  const { language, subject } = letter
  const dir = directionOf(language)
  const font = dir === 'rtl' ? arabic : serif
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{raw(darkRules)}</style>
      </head>
      <body class="paper" style={`margin:0;padding:0;background:${light.paper};font-family:${font}`}>
        <table
          role="presentation"
          class="paper"
          dir={dir}
          lang={language}
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style={`background:${light.paper};font-family:${font}`}
        >
          <tbody>
            <tr>
              <td align="center" style="padding:32px 20px">
                <Sheet letter={letter} font={font} start={dir === 'rtl' ? 'right' : 'left'} />
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}

const Sheet = ({ letter, font, start }: { letter: Letter; font: string; start: 'left' | 'right' }) => {
  const { publication, heading, opening, notes, footer } = letter
  const cell = `font-family:${font};text-align:${start};color:${light.ink};`
  const note = `${cell}margin:0 0 8px;font-size:15px;line-height:1.5;color:${light.soft}`
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
      <tbody>
        <tr>
          <td class="rule" style={`padding:0 0 14px;border-bottom:1px solid ${light.rule}`}>
            <p class="ink" style={`${cell}margin:0;font-size:22px;line-height:1.25;font-weight:700`}>
              <a class="ink" href={publication.href} style={`color:${light.ink};text-decoration:none`}>
                {publication.logo ? (
                  <LogoImages name={publication.name} logo={publication.logo} />
                ) : (
                  publication.name
                )}
              </a>
            </p>
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
              <p class="soft" style={note}>
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

/** Programs that show no pictures show the name; those that know no media queries, the one for light paper. */
export const LogoImages = ({
  name,
  logo: { light, dark },
}: {
  name: string
  logo: NonNullable<Letterhead['logo']>
}) => (
  <>
    <Logo
      name={name}
      logo={light}
      paper={dark ? 'logo-light' : 'logo-plate'}
      style="display:block;border:0"
    />
    {dark ? <Logo name={name} logo={dark} paper="logo-dark" style="display:none;border:0" /> : null}
  </>
)

const Logo = (props: { name: string; logo: LetterLogo; paper: string; style: string }) => (
  <img
    class={props.paper}
    src={props.logo.src}
    width={props.logo.width}
    height={props.logo.height}
    alt={props.name}
    style={props.style}
  />
)

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
            style="display:block;border:0;background:#ffffff"
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
