import type { MediaCard, MediaLibraryProps } from '../../contract/newsroom-media.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState } from '../parts/facts.tsx'
import { FilterBar, FilterSelect } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { UploadForm } from './upload-form.tsx'

export const mediaLibrary = (props: MediaLibraryProps): string => asDocument(<Library {...props} />)

const Library = (props: MediaLibraryProps) => {
  const { frame, items, refused } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="media" width="wide">
      <PageHead title={text('media.title')} intro={text('media.intro')} />
      {refused.length > 0 ? (
        <section class="error-summary" role="alert" tabindex={-1}>
          <h2 class="error-summary-title">{text('media.refused-title')}</h2>
          <ul>
            {refused.map(({ name, problem }) => (
              <li>
                <bdi>{name}</bdi>: {problem}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <UploadForm {...props} />
      {props.isNew ? null : <Filters {...props} />}
      {items.length > 0 ? (
        <ul class="media-grid" aria-label={text('media.list')}>
          {items.map((item) => (
            <Card item={item} {...props} />
          ))}
        </ul>
      ) : (
        <EmptyState title={text(props.isNew ? 'media.empty' : 'media.nothing-found')}>
          {text(props.isNew ? 'media.empty-why' : 'media.nothing-found-why')}
        </EmptyState>
      )}
      <Further {...props} />
    </NewsroomDocument>
  )
}

const Filters = ({ frame, filter, actions }: MediaLibraryProps) => {
  const text = sayInNewsroom(frame.locale)
  const kinds = ['picture', 'document'] as const
  const states = ['no-alt', 'unused', 'removed'] as const
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <FilterBar
      locale={frame.locale}
      action={actions.list}
      search={{ name: 'q', value: filter.query, label: text('media.search') }}
      clearHref={isFiltered ? actions.list : undefined}
    >
      <FilterSelect
        name="kind"
        label={text('media.kind')}
        value={filter.kind}
        options={kinds.map((kind) => ({ value: kind, label: text(`media.kind.${kind}`) }))}
      />
      <FilterSelect
        name="state"
        label={text('media.state')}
        value={filter.state}
        options={states.map((state) => ({ value: state, label: text(`media.state.${state}`) }))}
      />
    </FilterBar>
  )
}

const Card = ({ item, frame }: MediaLibraryProps & { item: MediaCard }) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <li class="media-card">
      <a href={item.href}>
        <span class="media-thumb">
          {item.thumb ? (
            <img
              src={item.thumb.src}
              width={item.thumb.width}
              height={item.thumb.height}
              alt=""
              loading="lazy"
              decoding="async"
            />
          ) : (
            <span class="media-document">{text('media.document')}</span>
          )}
        </span>
        <bdi class="media-name">{item.name || item.alt || item.id}</bdi>
      </a>
      {item.kind === 'picture' && item.alt === '' ? (
        <span class="media-lacks">{text('media.no-alt')}</span>
      ) : null}
    </li>
  )
}

const Further = ({ frame, olderHref, newestHref }: MediaLibraryProps) => {
  const text = sayInNewsroom(frame.locale)
  if (!olderHref && !newestHref) return null
  return (
    <nav class="pagination" aria-label={text('shell.pages')}>
      {newestHref ? (
        <a class="button button-plain" href={newestHref}>
          {text('media.newest')}
        </a>
      ) : null}
      {olderHref ? (
        <a class="button button-plain" href={olderHref} rel="next">
          {text('media.older')}
        </a>
      ) : null}
    </nav>
  )
}
