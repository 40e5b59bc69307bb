/** The last resort: an error page that needs nothing but this file. */
export function plainError(status: 500 | 503, requestId: string, retrySeconds: number): Response {
  const [title, text] =
    status === 503
      ? ['We are away for a moment', 'Nothing is lost. Try again in a few seconds.']
      : ['Something broke on our side', `It has been recorded. Reference for the newsroom: ${requestId}`]
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  })
  if (status === 503) headers.set('retry-after', String(retrySeconds))
  return new Response(html, { status, headers })
}
