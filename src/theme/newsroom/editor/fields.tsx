import type { ArticleEditorProps, Chosen, EditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Checkbox } from '../parts/choices.tsx'
import { Field, Select, Textarea } from '../parts/form.tsx'
import { Address, Part, SaveFields } from './part.tsx'

/** Everything beside the text. One form, saved together with it; complete without a script but for the pickers. */
export const FieldsForm = (props: ArticleEditorProps) => {
  const { frame, form, places, written } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const words = { lang: written.language, dir: written.dir }
  return (
    <form id="fields" method="post" action={places.fields} data-fields="" class="edit-fields">
      <input type="hidden" name="head" value={written.head} />
      <Part title={text('editor.part.place')} open>
        <Select
          form={form}
          locale={locale}
          name="sectionId"
          label={text('editor.field.section')}
          options={props.sections}
        />
        <Select
          form={form}
          locale={locale}
          name="audience"
          label={text('editor.field.audience')}
          options={props.audiences}
        />
        <Checkbox
          name="featured"
          label={text('editor.field.featured')}
          hint={text('editor.field.featured-hint')}
          checked={form.values['featured'] === 'yes'}
        />
      </Part>
      <Part title={text('editor.part.authors')} open>
        <Picker {...props} name="authorIds" chosen={props.authors} kind="authors" />
      </Part>
      <Part title={text('editor.part.topics')} open>
        <Picker {...props} name="topicIds" chosen={props.topics} kind="topics" />
      </Part>
      <Part title={text('editor.part.summary')} open>
        <Textarea
          form={form}
          locale={locale}
          name="summary"
          maxlength={20_000}
          rows={4}
          {...words}
          label={text('editor.field.summary')}
          hint={text('editor.field.summary-hint')}
        />
      </Part>
      <Part title={text('editor.part.lead')}>
        <PictureField {...props} name="lead" picture={props.lead} />
        <Field
          form={form}
          locale={locale}
          name="leadAlt"
          {...words}
          label={text('editor.field.alt')}
          hint={text('editor.field.alt-hint')}
        />
        <Field
          form={form}
          locale={locale}
          name="leadCaption"
          {...words}
          label={text('editor.field.caption')}
        />
        <Field
          form={form}
          locale={locale}
          name="leadCredit"
          maxlength={1000}
          {...words}
          label={text('editor.field.credit')}
        />
      </Part>
      <Part title={text('editor.part.address')}>
        <Address {...props} hint={text('editor.field.slug-hint')} />
      </Part>
      <Part title={text('editor.part.search')}>
        <Field
          form={form}
          locale={locale}
          name="searchTitle"
          maxlength={1000}
          {...words}
          label={text('editor.field.search-title')}
        />
        <Textarea
          form={form}
          locale={locale}
          name="searchDescription"
          rows={2}
          {...words}
          label={text('editor.field.search-description')}
        />
        <SearchPreview {...props} />
      </Part>
      <Part title={text('editor.part.social')}>
        <Field
          form={form}
          locale={locale}
          name="socialTitle"
          maxlength={1000}
          {...words}
          label={text('editor.field.social-title')}
        />
        <Textarea
          form={form}
          locale={locale}
          name="socialDescription"
          rows={2}
          {...words}
          label={text('editor.field.social-description')}
        />
        <PictureField {...props} name="social" picture={props.social} />
        <SocialPreview {...props} />
      </Part>
      <SaveFields {...props} />
    </form>
  )
}

type PickerProps = ArticleEditorProps & {
  name: 'authorIds' | 'topicIds'
  chosen: Chosen[]
  kind: 'authors' | 'topics'
}

/** Names in their order; a script lets one search, add, move and remove them. */
const Picker = ({ frame, form, name, chosen, kind }: PickerProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <div class="picker" data-picker={kind}>
      <input type="hidden" name={name} value={form.values[name]} />
      <ul class="chosen" data-chosen="">
        {chosen.map(({ id, name: own, detail }) => (
          <li data-id={id} data-name={own}>
            <span class="chosen-name" dir="auto">
              {own}
            </span>
            {detail ? <span class="hint"> {detail}</span> : null}
          </li>
        ))}
      </ul>
      {chosen.length === 0 ? (
        <p class="hint" data-none="">
          {text(`editor.none.${kind}`)}
        </p>
      ) : null}
      <div class="picker-search" data-picker-search="" hidden>
        <label for={`find-${kind}`} class="unseen">
          {text(`editor.find.${kind}`)}
        </label>
        <input
          id={`find-${kind}`}
          type="text"
          role="combobox"
          aria-expanded="false"
          aria-autocomplete="list"
          aria-controls={`found-${kind}`}
          placeholder={text(`editor.find.${kind}`)}
          autocomplete="off"
          maxlength={120}
          dir="auto"
        />
        <ul
          id={`found-${kind}`}
          class="found"
          role="listbox"
          aria-label={text(`editor.find.${kind}`)}
          hidden
        ></ul>
      </div>
    </div>
  )
}

type PictureProps = ArticleEditorProps & {
  name: 'lead' | 'social'
  picture: ArticleEditorProps['lead']
}

const PictureField = ({ frame, form, name, picture }: PictureProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <div class="picture-field" data-picture-field={name}>
      <input type="hidden" name={`${name}Media`} value={form.values[`${name}Media`]} />
      <div data-picture="">
        {picture ? <img src={picture.src} width={picture.width} height={picture.height} alt="" /> : null}
      </div>
      <div class="toolbar" data-picture-acts="" hidden>
        <button class="button button-plain" type="button" data-choose="">
          {text('editor.picture.choose')}
        </button>
        <button class="button button-quiet" type="button" data-remove="" hidden={!picture}>
          {text('editor.picture.remove')}
        </button>
      </div>
    </div>
  )
}

const SearchPreview = ({ frame, written, places, form }: EditorProps) => (
  <div class="preview-result" lang={written.language} dir={written.dir}>
    <p class="hint" lang={frame.locale.language} dir={frame.dir}>
      {sayInNewsroom(frame.locale)('editor.preview.search')}
    </p>
    <p class="preview-title" data-show="search-title">
      {form.values['searchTitle'] || form.values['headline']}
    </p>
    <p class="preview-address" dir="ltr">
      {places.addressBefore}
      <span data-address="">{form.values['slug']}</span>
    </p>
    <p class="preview-words" data-show="search-description">
      {form.values['searchDescription'] || form.values['standfirst']}
    </p>
  </div>
)

const SocialPreview = ({ frame, written, places, form, lead, social }: ArticleEditorProps) => {
  const picture = social ?? lead
  return (
    <div class="preview-card" lang={written.language} dir={written.dir}>
      <p class="hint" lang={frame.locale.language} dir={frame.dir}>
        {sayInNewsroom(frame.locale)('editor.preview.social')}
      </p>
      <div data-show="social-picture">
        {picture ? <img src={picture.src} width={picture.width} height={picture.height} alt="" /> : null}
      </div>
      <p class="preview-address" dir="ltr">
        {new URL(places.addressBefore).host}
      </p>
      <p class="preview-title" data-show="social-title">
        {form.values['socialTitle'] || form.values['headline']}
      </p>
      <p class="preview-words" data-show="social-description">
        {form.values['socialDescription'] || form.values['standfirst']}
      </p>
    </div>
  )
}
