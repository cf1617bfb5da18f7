// Found name: what a device that a search found is called, and where it is dialled.

import type { FoundDevice } from '#contract/discovery.ts'
import type { Say } from '#web/words/language.ts'

/** Its maker and model, or its own name, or that neither is known. */
export const foundName = ({ maker, model, name }: Pick<FoundDevice, 'maker' | 'model' | 'name'>, say: Say): string => {
  const told = model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${maker} ${model}`
  return told.trim() || name || say('unknown_device')
}

/** As a probe takes it: the port is named where its web service is not on 80. */
export const addressOf = ({ address, port }: Pick<FoundDevice, 'address' | 'port'>): string => {
  const host = address.includes(':') ? `[${address}]` : address
  return port === null || port === 80 ? host : `${host}:${port}`
}
