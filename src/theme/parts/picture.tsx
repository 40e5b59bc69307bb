import type { Picture as PictureProps } from '../contract/frame.ts'

type Props = {
  picture: PictureProps
  /** How wide it is shown, as in `<img sizes>`. */
  sizes: string
  /** The first large picture of a page is fetched at once and early. */
  first?: boolean
}

export const Picture = (props: Props) => {
  const { picture, sizes } = props
  if (!picture.sources) return <Image {...props} />
  return (
    <picture>
      {picture.sources.map(({ type, srcset }) => (
        <source type={type} srcset={srcset} sizes={sizes} />
      ))}
      <Image {...props} />
    </picture>
  )
}

/** Where it is cut, the style sheet keeps the focal point in sight. */
const Image = ({ picture, sizes, first = false }: Props) => (
  <img
    src={picture.src}
    srcset={picture.srcset}
    sizes={picture.srcset ? sizes : undefined}
    width={picture.width}
    height={picture.height}
    alt={picture.alt}
    data-focus-x={picture.focus?.x}
    data-focus-y={picture.focus?.y}
    loading={first ? undefined : 'lazy'}
    fetchpriority={first ? 'high' : undefined}
    decoding="async"
  />
)

/** With its caption and credit. */
export const Figure = ({ picture, sizes, first }: Props) => (
  <figure class="figure-lead">
    <Picture picture={picture} sizes={sizes} first={first ?? false} />
    {picture.caption || picture.credit ? (
      <figcaption>
        {picture.caption ? <span class="caption">{picture.caption}</span> : null}
        {picture.caption && picture.credit ? ' ' : null}
        {picture.credit ? <small class="credit">{picture.credit}</small> : null}
      </figcaption>
    ) : null}
  </figure>
)
