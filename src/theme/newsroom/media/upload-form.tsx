import type { MediaLibraryProps } from '../../contract/newsroom-media.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { SubmitButton } from '../parts/actions.tsx'
import { weight } from './weight.ts'

/** Sends files as a form does; a script sends them one by one, shows how far each is, and takes dropped ones. */
export const UploadForm = ({ frame, actions, limits }: MediaLibraryProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const hint = text('media.add.hint', {
    file: weight(limits.fileBytes, locale),
    all: weight(limits.uploadBytes, locale),
  })
  return (
    <form
      class="upload"
      method="post"
      action={actions.upload}
      enctype="multipart/form-data"
      data-upload=""
      data-largest={String(limits.fileBytes)}
      data-waiting={text('media.add.waiting')}
      data-sending={text('media.add.sending')}
      data-working={text('media.add.working')}
      data-done={text('media.add.done')}
      data-failed={text('media.add.failed')}
      data-too-big={text('media.refused.too-big')}
      data-see={text('media.add.see')}
    >
      <div class="upload-line">
        <label for="files">{text('media.add.files')}</label>
        <input
          type="file"
          id="files"
          name="files"
          multiple
          required
          accept={limits.types}
          aria-describedby="files-hint"
        />
        <SubmitButton>{text('media.add.send')}</SubmitButton>
      </div>
      <p class="hint" id="files-hint">
        {hint}
      </p>
      <p class="upload-drop" aria-hidden="true">
        {text('media.add.drop')}
      </p>
      <ul class="upload-list" data-upload-list="" aria-live="polite"></ul>
    </form>
  )
}
