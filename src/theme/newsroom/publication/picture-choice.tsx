import type { MediaCard } from '../../contract/newsroom-media.ts'
import type { PictureChoiceProps } from '../../contract/newsroom-picture-choice.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton, SubmitButton, Toolbar } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { FilterBar } from '../parts/filters.tsx'
import { controlAttributes, ErrorSummary, FieldFrame } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'

export const pictureChoicePage = (props: PictureChoiceProps): string =>
  asDocument(<PictureChoice {...props} />)

const PictureChoice = (props: PictureChoiceProps) => {
  const { frame, action, items, query, olderHref } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="things">
      <PageHead title={frame.title} intro={props.intro} back={props.back} />
      <Current {...props} />
      <Upload {...props} />
      <Panel id="library" title={text('publication.choice.library')} plain>
        <FilterBar
          locale={frame.locale}
          action={action}
          search={{ name: 'q', value: query, label: text('media.search') }}
          clearHref={query === '' ? undefined : action}
        />
        {items.length > 0 ? (
          <ul class="media-grid">
            {items.map((item) => (
              <Choice item={item} {...props} />
            ))}
          </ul>
        ) : (
          <p class="hint">{text('publication.choice.nothing')}</p>
        )}
        {olderHref ? (
          <p>
            <LinkButton href={olderHref}>{text('media.older')}</LinkButton>
          </p>
        ) : null}
      </Panel>
    </NewsroomDocument>
  )
}

const Current = ({ frame, current, action, focusHref }: PictureChoiceProps) => {
  const text = sayInNewsroom(frame.locale)
  if (!current) return null
  return (
    <Panel id="current" title={text('publication.choice.current')}>
      <img class="thing-picture" src={current.src} width={current.width} height={current.height} alt="" />
      <Toolbar>
        {focusHref ? <LinkButton href={focusHref}>{text('publication.choice.focus')}</LinkButton> : null}
        <PostButton action={action} fields={{ media: '' }} tone="quiet">
          {text('publication.choice.none')}
        </PostButton>
      </Toolbar>
    </Panel>
  )
}

const Upload = ({ frame, upload, uploadAction, types, uploadHint }: PictureChoiceProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const field = { form: upload, locale, name: 'files', label: text('publication.choice.file') }
  return (
    <Panel id="upload" title={text('publication.choice.upload')}>
      <form method="post" action={uploadAction} enctype="multipart/form-data" data-once="">
        <ErrorSummary form={upload} locale={locale} />
        <FieldFrame {...field} hint={uploadHint}>
          <input {...controlAttributes({ ...field, hint: uploadHint })} type="file" required accept={types} />
        </FieldFrame>
        <SubmitButton>{text('publication.choice.send')}</SubmitButton>
      </form>
    </Panel>
  )
}

const Choice = ({ item, frame, action }: PictureChoiceProps & { item: MediaCard }) => {
  const label = sayInNewsroom(frame.locale)('publication.choice.take')
  const name = item.alt || item.name
  return (
    <li class="media-card">
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
        ) : null}
      </span>
      <bdi class="media-name">{item.name || item.alt}</bdi>
      <PostButton action={action} fields={{ media: item.id }} label={`${label}: ${name}`}>
        {label}
      </PostButton>
    </li>
  )
}
