// Measure NVR: a recorder of each maker with two channels: the station lists them, records both, and asks the recorder for what its second channel filmed
// ten minutes ago.

import { type BrandCode, brandCodes } from '#contract/brand.ts'
import type { AddedChannels, Nvr, NvrChannels } from '#contract/nvr.ts'
import type { RecorderDialect } from '#simulator/nvr/dialects.ts'
import type { Street } from '#simulator/street.ts'
import { type House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { type Cell, no, yes } from './brand-row.ts'
import { comes, measureBackfill } from './measure-one.ts'

const CHANNELS = 2
const nameOf = (brand: BrandCode): string => `dau-ghi-${brand.replaceAll('_', '-')}`
const camerasOf = (at: number): string[] =>
  Array.from({ length: CHANNELS }, (_, channel) => String(at * CHANNELS + channel + 1))

/** A street of recorders; `plays`: how a maker's recorder gives back what it holds, where it does. */
export const openRecorders = (
  stack: AsyncDisposableStack,
  plays: Partial<Readonly<Record<BrandCode, RecorderDialect>>>,
): Promise<Street> =>
  openStreet(stack, {
    cameras: brandCodes.length * CHANNELS,
    personalities: brandCodes.map((brand, at) => ({
      brand,
      cameras: camerasOf(at),
      ...(plays[brand] === undefined ? {} : { nvr: nameOf(brand) }),
    })),
    nvrs: brandCodes.flatMap((brand, at) => {
      const dialect = plays[brand]
      return dialect === undefined ? [] : [{ name: nameOf(brand), dialect, cameras: camerasOf(at) }]
    }),
  })

export const measureNvr = async (house: House, street: Street, brand: BrandCode): Promise<Cell> => {
  const first = street.cameras[brandCodes.indexOf(brand) * CHANNELS]!
  const device = street.device(first.device ?? first.id)
  await device.change({ encrypted: false, rtsp_on: true, onvif_on: true })
  const { account, host, http_port, rtsp_port } = device
  const address = `${host}:${device.personality.onvif || device.personality.api ? http_port : rtsp_port}`
  const nvr = await house.ask<Nvr>('POST', '/api/nvrs', {
    body: { name: nameOf(brand), place: '', address, rtsp_port, brand, ...account },
  })
  await house.ask('POST', `/api/nvrs/${nvr.id}/channels`)
  const { channels, trouble } = await until(
    `${brand} has listed its channels`,
    async () => {
      const told = await house.ask<NvrChannels>('GET', `/api/nvrs/${nvr.id}/channels`)
      return told.state === 'done' && told
    },
    120_000,
  )
  if (trouble === 'cloud_only') return no('cloud_only')
  const seen = channels.filter(({ main }) => main?.mp4 != null).slice(0, CHANNELS)
  if (seen.length < CHANNELS) return no('not_seen')
  const wanted = seen.map(({ channel }) => ({ channel, name: `${nameOf(brand)} ${channel}` }))
  const { cameras } = await house.ask<AddedChannels>('POST', `/api/nvrs/${nvr.id}/cameras`, {
    body: { channels: wanted },
  })
  const ids = cameras.map(({ id }) => id)
  for (const id of ids)
    if (!(await comes({ house, id, service_url: null, pretended: device }, 'main'))) return no('not_seen')
  const { yes: plays, note } = await measureBackfill({ house, id: ids.at(-1)!, service_url: null, pretended: device })
  return plays ? yes(note) : yes('nvr_plays_nothing')
}
