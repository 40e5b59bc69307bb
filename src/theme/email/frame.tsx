import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'

export type LetterLogo = { src: string; width: number; height: number }

/** Whose letter it is. Without a logo for dark paper, the other stands on a plate of light. */
export type Letterhead = {
  name: string
  href: string
  logo?: { light: LetterLogo; dark?: LetterLogo }
}

/** What follows from the direction of a mail's language. */
export type Dress = {
  dir: 'ltr' | 'rtl'
  font: string
  start: 'left' | 'right'
  end: 'left' | 'right'
  /** How words are set apart: Arabic has no italics, and slanted it is hard to read. */
  apart: 'font-style:italic' | 'font-weight:500'
}

const serif = "'STIX Two Text', Georgia, 'Times New Roman', serif"
const arabic = "'Noto Naskh Arabic', 'Geeza Pro', 'Traditional Arabic', Georgia, serif"
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
const darkRules = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:${dark.paper}!important}.ink{color:${dark.ink}!important}.soft{color:${dark.soft}!important}
.rule{border-color:${dark.rule}!important}.stone{background:${dark.stone}!important;color:${dark.ink}!important}
.accent{background:${dark.accent}!important;border-color:${dark.accent}!important}
.on-accent{color:${dark.paper}!important}
.logo-plate{background:${light.paper}!important;padding:6px!important}
.logo-light{display:none!important}.logo-dark{display:block!important}}`

export function dressFor(dir: 'ltr' | 'rtl'): Dress {
  return dir === 'rtl'
    ? { dir, font: arabic, start: 'right', end: 'left', apart: 'font-weight:500' }
    : { dir, font: serif, start: 'left', end: 'right', apart: 'font-style:italic' }
}

type FrameProps = {
  language: string
  dress: Dress
  title: string
  /** Between the edge of the window and the sheet. */
  padding?: string
  /** Of this kind of mail, besides the colours. */
  rules?: string
  /** What mail programs show after the subject; a trusted rendering. */
  before?: Child
  children: Child
}

/** What every mail is: a page that knows both looks, and a sheet in its middle. */
export const MailFrame = ({ language, dress, title, padding, rules = '', before, children }: FrameProps) => {
  const { dir, font } = dress
  const paper = `background:${light.paper};font-family:${font}`
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{raw(darkRules + rules)}</style>
      </head>
      <body class="paper" style={`margin:0;padding:0;${paper}`}>
        {before}
        <table
          role="presentation"
          class="paper"
          dir={dir}
          lang={language}
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style={paper}
        >
          <tbody>
            <tr>
              <td align="center" style={padding && `padding:${padding}`}>
                {children}
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}

/** The publication's name or logo, which leads to it. */
export const Nameplate = ({ publication, style }: { publication: Letterhead; style: string }) => (
  <p class="ink" style={style}>
    <a class="ink" href={publication.href} style={`color:${light.ink};text-decoration:none`}>
      {publication.logo ? <LogoImages name={publication.name} logo={publication.logo} /> : publication.name}
    </a>
  </p>
)

/** Programs that show no pictures show the name; those that know no media queries, the one for light paper. */
const LogoImages = ({
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
