// Found name: what a device that a search found is called, and where it is dialled.

import type { FoundDevice } from '#contract/discovery.ts'
import type { Say } from '#web/words/language.ts'

type Told = Pick<FoundDevice, 'maker' | 'model' | 'name'>

/** Its maker, as it tells or as it gives itself away, and its model; or its own name, or that nothing is known. */
export const foundName = ({ maker, model, name }: Told, brand: string | undefined, say: Say): string => {
  const who = maker || brand || ''
  const told = model.toLowerCase().startsWith(who.toLowerCase()) ? model : `${who} ${model}`
  return (model === '' && name !== '' && maker === '' ? name : told.trim()) || name || say('unknown_device')
}

/** By address, as people count, so that a list that fills does not jump about. */
export const byAddress = (one: Pick<FoundDevice, 'address'>, other: Pick<FoundDevice, 'address'>): number =>
  one.address.localeCompare(other.address, 'en', { numeric: true })

/** As a probe takes it: the port is named where its web service is not on 80. */
export const addressOf = ({ address, port }: Pick<FoundDevice, 'address' | 'port'>): string => {
  const host = address.includes(':') ? `[${address}]` : address
  return port === null || port === 80 ? host : `${host}:${port}`
}
