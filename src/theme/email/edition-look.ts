import { type Dress, light } from './frame.tsx'

/** The letter's width and its words', in CSS pixels. */
export const LETTER_WIDTH = 600
export const WORDS_WIDTH = 552

/** What each part of a document wears in a mail, as attributes: a class for dark mode, a style for everything else. */
export function editionLook({ font, start, end, apart }: Dress) {
  const text = `font-family:${font};text-align:${start};color:${light.ink};overflow-wrap:anywhere;`
  const soft = `font-family:${font};text-align:${start};color:${light.soft};`
  return {
    paragraph: wear('ink', `${text}margin:0 0 18px;font-size:18px;line-height:1.55`),
    heading2: wear('ink', `${text}margin:34px 0 12px;font-size:24px;line-height:1.25;font-weight:700`),
    heading3: wear('ink', `${text}margin:28px 0 10px;font-size:20px;line-height:1.3;font-weight:700`),
    heading4: wear('ink', `${text}margin:24px 0 8px;font-size:18px;line-height:1.35;font-weight:700`),
    list: wear(
      'ink',
      `${text}margin:0 0 18px;padding-${start}:24px;padding-${end}:0;font-size:18px;line-height:1.5`,
    ),
    item: wear('ink', `margin:0 0 6px;color:${light.ink}`),
    quote: wear('rule', `margin:0 0 18px;padding-${start}:18px;border-${start}:3px solid ${light.rule}`),
    source: wear('soft', `${soft}margin:-8px 0 18px;font-size:15px;line-height:1.4`),
    pull: wear(
      'ink rule',
      `${text}margin:26px 0 18px;padding:16px 0 0;border-top:2px solid ${light.rule};font-size:24px;line-height:1.3;${apart}`,
    ),
    callout: wear('stone', `margin:0 0 18px;padding:18px 20px 2px;background:${light.stone}`),
    picture: wear(
      '',
      `display:block;border:0;width:100%;max-width:${WORDS_WIDTH}px;height:auto;margin:0 0 8px`,
    ),
    caption: wear('soft', `${soft}margin:0 0 20px;font-size:14px;line-height:1.4`),
    table: wear(
      'rule',
      `width:100%;margin:0 0 20px;border-collapse:collapse;border-top:2px solid ${light.rule}`,
    ),
    cell: wear(
      'ink rule',
      `${text}padding:8px 6px;border-bottom:1px solid ${light.rule};font-size:15px;line-height:1.35;vertical-align:top`,
    ),
    head: wear(
      'ink rule',
      `${text}padding:8px 6px;border-bottom:1px solid ${light.rule};font-size:15px;line-height:1.35;vertical-align:top;font-weight:700`,
    ),
    code: wear(
      'stone',
      `margin:0 0 18px;padding:14px 16px;background:${light.stone};color:${light.ink};font-family:ui-monospace,Consolas,monospace;font-size:14px;line-height:1.45;text-align:${start};white-space:pre-wrap;overflow-wrap:anywhere`,
    ),
    rule: wear('rule', `border:0;border-top:1px solid ${light.rule};margin:28px 0`),
    link: wear('link', `color:${light.accent};text-decoration:underline`),
    note: wear('soft', `${soft}margin:0 0 6px;font-size:14px;line-height:1.45`),
  }
}

function wear(names: string, style: string): string {
  return ` ${names === '' ? '' : `class="${names}" `}style="${style}"`
}
