// Row wish: what is dialled for a row of a spreadsheet.

import { withoutSecrets } from '#base/log.ts'
import type { ImportedRow } from '#community/upkeep/camera-import.ts'
import type { ProbeWish } from '#engine/camera/probe.ts'
import { readCameraUrl } from '#http/routes/cameras/camera-url.ts'

/** A password in a whole address counts where the row has none of its own. Throws `bad_camera_url`. */
export const wishOf = ({ main_url, address, brand, username, password, channel, port }: ImportedRow): ProbeWish => {
  const url = main_url === '' ? undefined : readCameraUrl(main_url, 'row')
  const account = { username: username || (url?.username ?? ''), password: password || (url?.password ?? '') }
  return {
    address: url?.url ?? address,
    brand,
    credentials: account.username === '' && account.password === '' ? undefined : account,
    channel: channel ?? 1,
    rtsp_port: port ?? undefined,
    // Whose make it is was said: thirty-two rows of one recorder are not asked over ONVIF thirty-two times.
    quick: brand !== null,
  }
}

export const shownAddress = ({ main_url, address, port }: ImportedRow): string =>
  main_url === '' ? `${address}${port === null ? '' : `:${port}`}` : withoutSecrets(main_url)
