import { clockTime, type Facts, type Say } from './facts.ts'
import type { SaveState } from './save/saver.ts'

/** Says in words how it stands with the text; screen readers hear what is wrong, and "saved" only after that. */
export function createStatus(root: ParentNode, facts: Facts, say: Say): (state: SaveState) => void {
  const place = root.querySelector<HTMLElement>('[data-status]')
  const link = document.createElement('a')
  link.href = facts.places.signIn
  link.target = '_blank'
  link.textContent = say('sign-in')
  return (state) => {
    if (!place) return
    if (state.state === 'saved') showStage(root, facts, say)
    const words = wordsOf(state, facts, say)
    if (place.dataset['state'] === state.state && place.textContent === words) return
    place.dataset['state'] = state.state
    // What changes all the time is seen, not heard.
    place.setAttribute('aria-live', state.state === 'failed' ? 'assertive' : 'off')
    place.textContent = words
    if (state.state === 'failed' && state.sent.sent === 'signed-out') place.append(' ', link)
  }
}

/** Whatever the article was before, its newest revision is now being written. */
function showStage(root: ParentNode, { published }: Facts, say: Say): void {
  const place = root.querySelector<HTMLElement>('[data-stage]')
  const stage = published ? 'changed' : 'writing'
  const badge = place?.querySelector('.badge')
  if (!place || !badge || place.dataset['stage'] === stage) return
  place.dataset['stage'] = stage
  badge.className = published ? 'badge badge-green' : 'badge badge-grey'
  badge.textContent = say(`stage-${stage}`)
}

function wordsOf(state: SaveState, facts: Facts, say: Say): string {
  switch (state.state) {
    case 'saved':
      return say('saved', { time: clockTime(state.at, facts) })
    case 'saving':
    case 'unsaved':
      return say(state.state)
    case 'failed':
      if (!state.kept) return say('not-kept')
      if (state.sent.sent === 'on-its-way') return say(`takes-back-${state.sent.stage}`)
      if (state.sent.sent === 'invalid' && state.sent.path === 'slug')
        return say(`slug-${state.sent.message}`)
      if (state.sent.sent === 'invalid')
        return say('invalid', { path: state.sent.path.startsWith('body') ? say('body') : state.sent.path })
      if (state.sent.sent === 'stale') return say('waiting', { name: state.sent.theirs.by })
      if (state.sent.sent === 'taken-over') return say('taken-over-unsaved', { name: state.sent.by })
      return say(state.sent.sent)
  }
}
