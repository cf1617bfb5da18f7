// The cameras of the street: six of a commune, each with its scene; more of them are numbered on.

import { slug } from '#base/ids.ts'

export type NamedCamera = {
  /** 1, 2, 3 … */
  readonly number: number
  readonly id: string
  readonly name: string
  readonly place: string
  readonly scene: string
  readonly username: string
  readonly password: string
}

const six = [
  { name: 'Cổng chính', place: 'Cổng làng Đông', scene: 'village-gate' },
  { name: 'Ngã ba Đình', place: 'Ngã ba trước đình làng', scene: 'junction' },
  { name: 'Đường chợ', place: 'Chợ xã', scene: 'market' },
  { name: 'Ngõ 3', place: 'Ngõ 3, xóm Đoài', scene: 'alley' },
  { name: 'Ngã ba Trạm', place: 'Ngã ba trạm y tế', scene: 'junction-night' },
  { name: 'Ngõ 7', place: 'Ngõ 7, xóm Trung', scene: 'alley-night' },
] as const

/** User and password stay the same from run to run, so that a station that knows the street finds it again. */
export const nameCameras = (count: number, auth: string): NamedCamera[] =>
  Array.from({ length: count }, (_, index) => {
    const base = six[index % six.length]!
    const round = Math.floor(index / six.length) + 1
    const name = round === 1 ? base.name : `${base.name} (${round})`
    const id = slug(name)
    const account =
      auth === 'none' ? { username: '', password: '' } : { username: 'camera', password: `duong-pho-${id}` }
    return { number: index + 1, id, name, place: base.place, scene: base.scene, ...account }
  })
