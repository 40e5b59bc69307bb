import type { Carrier } from './carrier.ts'
import { createMailgunCarrier } from './mailgun-carrier.ts'
import { createOutboxCarrier } from './outbox-carrier.ts'
import { createSmtpCarrier } from './smtp-carrier.ts'
import type { WayAddress } from './way-address.ts'

export type OpenWay = {
  carrier: Carrier
  weight: number
  quota?: { perHour?: number; warmingSince?: Temporal.PlainDate }
}

/** A carrier for each address, or for the outbox where there is none. Nothing is connected to before it is needed. */
export function openWays(addresses: readonly WayAddress[], outbox: string): OpenWay[] {
  if (addresses.length === 0) return [{ carrier: createOutboxCarrier(outbox), weight: 1 }]
  return addresses.map((way) => {
    const { weight, perHour, warmingSince } = way
    const isLimited = perHour !== undefined || warmingSince !== undefined
    return {
      carrier: way.kind === 'smtp' ? createSmtpCarrier(way) : createMailgunCarrier(way),
      weight,
      ...(isLimited && {
        quota: { ...(perHour !== undefined && { perHour }), ...(warmingSince && { warmingSince }) },
      }),
    }
  })
}
