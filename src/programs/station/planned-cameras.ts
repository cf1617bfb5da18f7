// Planned cameras: what the recorder is told to record: every camera with its addresses, its password, its hours, and what its household shares.

import type { Logger } from '#base/log.ts'
import type { SharingReader, SharingVersion } from '#community/access/sharing.ts'
import type { PlannedCamera } from '#contract/recorder-wire.ts'
import type { CameraSecrets } from '#store/cameras.ts'

export const planOf = (secrets: CameraSecrets, sharing: SharingReader, log: Logger): readonly PlannedCamera[] =>
  secrets.list().map(({ id, main_url, sub_url, locked, suspended, hours, ...camera }) => {
    if (locked) log.error('the vault key does not open this camera’s password; enter it again', { camera: id })
    const sub = sub_url === null ? [] : [{ stream: 'sub', url: sub_url } as const]
    const streams = [{ stream: 'main', url: main_url } as const, ...sub]
    const { username, password, transport, record_audio } = camera
    const word = sharing.versions(id).at(-1)
    const said = word === undefined || word.recorded ? null : plannedSharing(word)
    return { camera: id, streams, username, password, transport, record_audio, suspended, hours, sharing: said }
  })

const plannedSharing = ({ hours, paused_until, by, since }: SharingVersion): PlannedCamera['sharing'] => ({
  hours: hours ?? null,
  paused_until_90k: paused_until ?? null,
  by,
  since_90k: since,
})
