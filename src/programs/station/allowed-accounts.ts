// Allowed accounts: what another system was given, as far as the policy lets another system have it. Asked anew for each request over RTSP and ONVIF,
// and when access is reviewed, so that what the role loses ends in the middle. What its role may not see behind masks it is given with them.

import type { Sight } from '#community/access/sight.ts'
import type { RepublishAccounts } from '#engine/republish/accounts.ts'
import type { AccessDesk } from '#http/ports.ts'

export const allowedAccounts = (
  accounts: RepublishAccounts,
  { sightOf }: Pick<AccessDesk, 'sightOf'>,
  covers: (sight: Sight, camera: string) => boolean,
): RepublishAccounts => ({
  find: name => {
    const account = accounts.find(name)
    if (account === undefined) return undefined
    const cameras = account.cameras === null ? null : new Set(account.cameras)
    const sight = sightOf({ kind: 'device', role: 'other_system', cameras })
    return {
      ...account,
      may: camera => sight.may('watch_live', camera),
      covered: camera => covers(sight, camera),
    }
  },
})
