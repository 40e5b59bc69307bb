import type { Locale } from '../../contract/frame.ts'
import type { MediaItemProps } from '../../contract/newsroom-media.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, PostButton, SubmitButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList, When } from '../parts/facts.tsx'
import { controlAttributes, ErrorSummary, FieldFrame } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { UseList } from './uses.tsx'
import { weight } from './weight.ts'
import { Words } from './words.tsx'

export const mediaItem = (props: MediaItemProps): string => asDocument(<Item {...props} />)

const Item = (props: MediaItemProps) => {
  const { frame, item, uses } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="media" width="wide">
      <PageHead
        title={frame.title}
        back={{ name: text('media.title'), href: props.backHref }}
        mark={item.removed ? <Badge tone="red">{text('media.removed')}</Badge> : undefined}
        actions={<Acts {...props} />}
      />
      <div class="media-item">
        <div class="media-side">
          <Panel id="words" title={text('media.item.words')} intro={text('media.item.alt-where')}>
            <Words {...props} />
          </Panel>
        </div>
        <div class="media-side">
          <Panel id="uses" title={text('media.item.uses')}>
            {uses.length > 0 ? (
              <UseList uses={uses} locale={frame.locale} />
            ) : (
              <p class="hint">{text('media.item.unused')}</p>
            )}
          </Panel>
          <Panel id="facts" title={text('media.item.facts')}>
            <Facts {...props} />
          </Panel>
          {props.actions && !item.removed ? (
            <Panel id="replace" title={text('media.replace')} intro={text('media.replace.hint')}>
              <Replacement {...props} action={props.actions.replace} />
            </Panel>
          ) : null}
        </div>
      </div>
    </NewsroomDocument>
  )
}

const Acts = ({ frame, item, actions }: MediaItemProps) => {
  const text = sayInNewsroom(frame.locale)
  if (!actions) return null
  return item.removed ? (
    <PostButton action={actions.restore}>{text('media.restore')}</PostButton>
  ) : (
    <ConfirmLink href={actions.remove} tone="quiet">
      {text('media.remove')}
    </ConfirmLink>
  )
}

const Facts = ({ frame, item }: MediaItemProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const { width, height } = item
  return (
    <>
      <DefinitionList
        items={[
          { term: text('media.item.type'), value: item.type },
          ...(item.kind === 'picture'
            ? [{ term: text('media.item.dimensions'), value: text('media.item.pixels', { width, height }) }]
            : []),
          { term: text('media.item.weight'), value: weight(item.bytes, locale) },
          { term: text('media.item.added'), value: <When at={item.added} locale={locale} /> },
          ...(item.kind === 'picture'
            ? [{ term: text('media.item.sizes'), value: <Sizes sizes={item.sizes} locale={locale} /> }]
            : []),
          ...(item.address
            ? [{ term: text('media.item.address'), value: <a href={item.address}>{item.address}</a> }]
            : []),
        ]}
      />
      {item.isRendering ? <p class="hint">{text('media.item.rendering')}</p> : null}
    </>
  )
}

const Sizes = ({ sizes, locale }: { sizes: MediaItemProps['item']['sizes']; locale: Locale }) => (
  <ul>
    {sizes.map((size) => (
      <li>
        <bdi>
          {size.width} × {size.height} {size.type}
        </bdi>
        , {weight(size.bytes, locale)}
      </li>
    ))}
  </ul>
)

const Replacement = (props: MediaItemProps & { action: string }) => {
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  const field = {
    form: props.replaceForm,
    locale,
    name: 'files',
    label: text('media.replace.file'),
    required: true,
  }
  return (
    <form method="post" action={props.action} enctype="multipart/form-data" data-once="">
      <ErrorSummary form={props.replaceForm} locale={locale} />
      <FieldFrame {...field}>
        <input type="file" {...controlAttributes(field)} accept={props.types} />
      </FieldFrame>
      <FormActions>
        <SubmitButton tone="plain">{text('media.replace.send')}</SubmitButton>
      </FormActions>
    </form>
  )
}
