// Watermark: what lies over pictures for the caller, and whose pictures bear it.

import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { GrantBook } from '#community/access/grant-book.ts'
import { isWatermarked, type WatermarkBook } from '#community/privacy/watermark.ts'
import { type Watermark, watermarkSettingsShape, watermarkShape } from '#contract/privacy.ts'
import { freely, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type WatermarkPorts = { readonly watermark: WatermarkBook; readonly grants: Pick<GrantBook, 'list'> }

export const watermarkRoutes = ({ watermark, grants }: WatermarkPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/watermark',
    access: 'session',
    does: freely('It is the caller’s own name.'),
    summary: 'What lies over pictures for the caller: who they are.',
    answers: { 200: watermarkShape },
    handler: ({ caller }): Watermark => ({ text: textFor(caller, watermark, grants) }),
  }),
  route({
    method: 'GET',
    path: '/api/watermark/settings',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Whose pictures bear their name.',
    answers: { 200: watermarkSettingsShape },
    handler: () => settingsOf(watermark),
  }),
  route({
    method: 'PUT',
    path: '/api/watermark/settings',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Sets whose pictures bear their name.',
    body: watermarkSettingsShape,
    answers: { 200: watermarkSettingsShape },
    handler: ({ body, caller }) => {
      watermark.set(body.roles, nameOf(caller))
      return settingsOf(watermark)
    },
  }),
]

const settingsOf = (watermark: WatermarkBook) => {
  const roles = watermark.roles()
  return { roles: roles === null ? null : [...roles] }
}

const textFor = (caller: Caller, watermark: WatermarkBook, grants: WatermarkPorts['grants']): string | null => {
  if (caller.kind !== 'account' || caller.duty_wall) return null
  const { person, username } = caller.account
  const held = grants.list({ person, ended: false }).map(({ role }) => role)
  return isWatermarked(watermark.roles(), held) ? watermark.nameOf(username) : null
}
