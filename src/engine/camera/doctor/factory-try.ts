// Factory try: asks a device once whether its maker's factory account still opens it. Only when the operator wants it, and only where the maker
// has a password that all its devices share. What it refuses here is no reason to leave its real password alone.

import type { Brand } from '#engine/camera/brands.ts'
import { livePaths } from '#engine/camera/brands.ts'
import { PathAsker } from '#engine/camera/probe/path-asker.ts'
import { type RefusedPasswords, rtspDoor } from '#engine/camera/refused-passwords.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import { type Judged, judged } from './findings.ts'

type At = {
  readonly host: string
  readonly ip: string
  readonly port: number
  readonly tls: boolean
  readonly path: string
}

export const judgeFactory = async (
  wanted: boolean,
  brand: Brand | undefined,
  inUse: Credentials | undefined,
  at: At,
  refused: RefusedPasswords,
  signal: AbortSignal,
): Promise<Judged> => {
  if (!wanted) return judged('factory_password', 'not_asked')
  const known = brand?.accounts.find(({ password }) => password !== null)
  if (brand === undefined || known?.password == null) return judged('factory_password', 'none_known')
  const account = { username: known.username, password: known.password }
  const measured = { username: account.username }
  if (inUse?.username === account.username && inUse.password === account.password)
    return judged('factory_password', 'open', measured)
  const door = rtspDoor(at.ip, at.port)
  if (refused.wait_ms(door, account) > 0) return judged('factory_password', 'closed', measured)
  const path = livePaths(brand, 1, 'main', account).find(one => one.includes(account.password)) ?? at.path
  const asker = new PathAsker(at, account, signal)
  try {
    const answer = await asker.ask(path)
    if (answer.kind === 'stream') return judged('factory_password', 'open', measured)
    if (answer.kind === 'absent') return judged('factory_password', 'unclear', { detail: 'no such stream' })
    if (answer.why === 'auth_failed') {
      refused.refused(door, account)
      return judged('factory_password', 'closed', measured)
    }
    return judged('factory_password', 'unclear', { detail: answer.detail })
  } finally {
    asker.close()
  }
}
