import type { Byline } from '../contract/reading.ts'

/** Round, or the name's initials where there is no picture. The name itself stands beside it. */
export const Portrait = ({ author, size }: { author: Byline; size: 'small' | 'large' }) =>
  author.portrait ? (
    <img
      class={`portrait portrait-${size}`}
      src={author.portrait.src}
      srcset={author.portrait.srcset}
      sizes={author.portrait.srcset ? (size === 'small' ? '3rem' : '9rem') : undefined}
      width={author.portrait.width}
      height={author.portrait.height}
      alt=""
      data-focus-x={author.portrait.focus?.x}
      data-focus-y={author.portrait.focus?.y}
      decoding="async"
      loading="lazy"
    />
  ) : (
    <span class={`portrait portrait-${size} portrait-initials`} aria-hidden="true">
      {initials(author.name)}
    </span>
  )

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
}
