import type { InterfaceLanguage } from '../../src/lib/languages.ts'
import { renderAddressNotice } from '../../src/theme/email/address-notice.tsx'
import { renderConfirmation } from '../../src/theme/email/confirmation.tsx'
import { renderDeskLetter } from '../../src/theme/email/desk.tsx'
import type { Letterhead } from '../../src/theme/email/frame.tsx'
import { renderInvitation } from '../../src/theme/email/invitation.tsx'
import { renderSeatLetter } from '../../src/theme/email/seat.tsx'
import { renderSubscriptionMail } from '../../src/theme/email/subscription.tsx'
import type { ShownMail } from './mail-gallery.ts'

const LONG_HREF = '/confirmations/01890a5d-ac96-774b-bcce-b302099a8057/q3yM9xk2bWQ0J7r-LHkz3vJ5yTn8aDcPq1oR'

const titles = {
  en: 'The straits, ten years after: what the pilots saw',
  fr: 'Les détroits, dix ans après : ce que les pilotes ont vu',
  ar: 'المضايق بعد عشر سنوات: ما رآه المرشدون البحريون',
}

/** A mail of each kind that is written to one person, with everything in it that it can hold. */
export function lettersToOne(
  language: InterfaceLanguage,
  publication: Letterhead,
  origin: string,
): ShownMail[] {
  const href = origin + LONG_HREF
  const common = { language, publication, href }
  const title = titles[language]
  const seat = {
    ...common,
    title,
    startsAt: '2016-09-14T16:00:00.000Z',
    timeZone: 'Europe/Vienna',
    ownTimeZone: 'Asia/Beirut',
    place: 'Harbour Hall, Quay 3, 1010 Vienna',
    onlineLink: 'https://meet.example/a-room-with-a-rather-long-name-for-a-narrow-window',
    guests: 2,
    hasCalendar: true,
  }
  const ticket = { pictureHref: `${origin}/tickets/1.png`, href: `${origin}/tickets/1`, letters: 'KQ7M-2XWP' }
  const own = {
    confirmation: renderConfirmation({
      ...common,
      kind: 'register',
      email: 'ada@example.org',
      code: '012345',
      minutes: 10,
      device: 'Firefox on Linux',
    }),
    subscription: renderSubscriptionMail({ ...common, names: [title, 'Ada Lindqvist'], days: 7 }),
    seat: renderSeatLetter({ ...seat, kind: 'confirmation', until: undefined, ticket }),
    offer: renderSeatLetter({
      ...seat,
      kind: 'offer',
      until: '2016-09-12T16:00:00.000Z',
      ticket: undefined,
    }),
    invitation: renderInvitation({
      ...common,
      publication: { ...publication, timeZone: 'Europe/Vienna' },
      inviter: 'Ada Lindqvist',
      role: 'editor',
      expiresAt: '2016-09-14T16:00:00.000Z',
    }),
    desk: renderDeskLetter({
      ...common,
      event: 'changes-requested',
      by: 'Noor Haddad',
      headline: title,
      remark: 'https://example.org/a/source/with/a/very/long/address/that/no/line/can/hold/whole.html?',
    }),
    'address-notice': renderAddressNotice({ ...common, email: 'ada.lindqvist@a-long-domain.example' }),
  }
  return Object.entries(own).map(([name, { html, text, subject }]) => ({
    name: `${name}.${language}`,
    language,
    subject,
    html,
    text,
  }))
}
