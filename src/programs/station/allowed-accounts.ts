// Allowed accounts: what another system was given, as far as the policy lets another system have it. Asked anew for each request over RTSP and ONVIF,
// and when access is reviewed, so that what the role loses ends in the middle.

import type { RepublishAccounts } from '#engine/republish/accounts.ts'
import type { AccessDesk } from '#http/ports.ts'

export const allowedAccounts = (
  accounts: RepublishAccounts,
  { sightOf }: Pick<AccessDesk, 'sightOf'>,
): RepublishAccounts => ({
  find: name => {
    const account = accounts.find(name)
    if (account === undefined) return undefined
    const cameras = account.cameras === null ? null : new Set(account.cameras)
    const sight = sightOf({ kind: 'device', role: 'other_system', cameras })
    if (account.cameras === null && sight.decide('watch_live', { kind: 'something' }).allowed) return account
    return { ...account, cameras: (account.cameras ?? []).filter(camera => sight.may('watch_live', camera)) }
  },
})
