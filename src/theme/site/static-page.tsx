import { raw } from 'hono/html'
import type { StaticPageProps } from '../contract/reading.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { Day } from '../parts/time.tsx'

export const StaticPage = ({ frame, page }: StaticPageProps) => (
  <Document frame={frame} kind="static">
    <article class="article" lang={page.language} dir={page.dir}>
      <header class="article-head">
        <h1>{page.title}</h1>
      </header>
      <div class="body">{raw(page.bodyHtml)}</div>
      {page.updated ? (
        <p class="page-updated">
          {say(frame.locale)('article.updated')} <Day at={page.updated} locale={frame.locale} />
        </p>
      ) : null}
    </article>
  </Document>
)
