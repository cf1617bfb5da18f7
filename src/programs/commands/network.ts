// matthan network: which networks the station may call when it looks for cameras.

import type { Network } from '#contract/discovery.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, type Values } from '#programs/command.ts'

const show = (values: Values, { interfaces, always_allowed, allowed }: Network): void => {
  if (values.json === true) printJson({ interfaces, always_allowed, allowed })
  else process.stdout.write(networkText({ interfaces, always_allowed, allowed }))
}

const networkText = ({ interfaces, always_allowed, allowed }: Network): string => {
  const cards = interfaces.map(({ name, address, netmask }) => `  ${name}  ${address}  ${netmask}`)
  const lines = [
    'Cổng mạng (interfaces):',
    ...cards,
    'Luôn được gọi (always allowed):',
    `  ${always_allowed.join('  ')}`,
  ]
  const added = allowed.length === 0 ? '  –' : `  ${allowed.join('  ')}`
  return `${[...lines, 'Được phép thêm (allowed beside them):', added].join('\n')}\n`
}

const change = async (values: Values, changed: (allowed: readonly string[]) => readonly string[]): Promise<void> => {
  const data = dataFolder(values)
  const { allowed } = await askStation<Network>(data, 'GET', '/api/network')
  show(values, await askStation<Network>(data, 'PUT', '/api/network', { body: { allowed: changed(allowed) } }))
}

export const networkShow: Command = {
  name: 'network show',
  does: {
    vi: 'Xem cổng mạng và dải địa chỉ trạm được gọi.',
    en: 'Shows the interfaces and the ranges that may be called.',
  },
  options: stationOptions,
  run: async values => show(values, await askStation<Network>(dataFolder(values), 'GET', '/api/network')),
}

export const networkAllow: Command = {
  name: 'network allow',
  does: { vi: 'Cho phép gọi thêm một dải địa chỉ.', en: 'Allows another range of addresses to be called.' },
  operands: ['RANGE'],
  options: stationOptions,
  run: (values, [range = '']) => change(values, allowed => [...allowed, range]),
}

export const networkForbid: Command = {
  name: 'network forbid',
  does: { vi: 'Thôi cho phép một dải địa chỉ.', en: 'No longer allows a range of addresses.' },
  operands: ['RANGE'],
  options: stationOptions,
  run: (values, [range = '']) => change(values, allowed => allowed.filter(one => one !== range)),
}
