// Import words: what people call the columns of a spreadsheet of cameras, and the makers in it, all without accents and in lower case.

import { slug } from '#base/ids.ts'
import { type BrandCode, brandCodes } from '#contract/brand.ts'
import type { ImportColumn } from '#contract/camera-import.ts'

const names: Readonly<Record<ImportColumn, readonly string[]>> = {
  name: ['ten', 'ten-camera', 'ten-mat-camera', 'camera', 'name', 'camera-name'],
  place: ['noi-dat', 'vi-tri', 'vi-tri-lap-dat', 'dia-diem', 'khu-vuc', 'place', 'location', 'site'],
  brand: ['hang', 'hang-san-xuat', 'nhan-hieu', 'brand', 'maker', 'manufacturer'],
  address: ['dia-chi', 'dia-chi-ip', 'ip', 'address', 'ip-address', 'host'],
  port: ['cong', 'cong-rtsp', 'port', 'rtsp-port'],
  channel: ['kenh', 'so-kenh', 'kenh-so', 'channel'],
  username: ['tai-khoan', 'ten-dang-nhap', 'nguoi-dung', 'user', 'username', 'login'],
  password: ['mat-khau', 'ma-xac-thuc', 'password', 'pass'],
  main_url: ['luong-chinh', 'duong-dan', 'rtsp', 'url', 'main', 'main-url', 'main-stream', 'rtsp-url'],
  sub_url: ['luong-phu', 'sub', 'sub-url', 'sub-stream'],
  nvr: ['dau-ghi', 'dau-thu', 'nvr', 'dvr', 'recorder'],
}

/** Column by heading. */
export const headings: Readonly<Record<string, ImportColumn>> = Object.fromEntries(
  Object.entries(names).flatMap(([column, words]) => words.map(word => [word, column as ImportColumn])),
)

const others: Readonly<Record<string, BrandCode>> = {
  hik: 'hikvision',
  hilook: 'hikvision',
  'kb-vision': 'kbvision',
  kb: 'kbvision',
  unv: 'uniview',
  vantech: 'xmeye',
  xm: 'xmeye',
  tapo: 'tp_link',
  vigi: 'tp_link',
  tplink: 'tp_link',
  onvif: 'generic_onvif',
  khac: 'generic_onvif',
  other: 'generic_onvif',
}

/** The maker that a person means; undefined: none that is known. */
export const brandNamedBy = (text: string): BrandCode | undefined => {
  const word = slug(text)
  return brandCodes.find(code => code.replace('_', '-') === word) ?? others[word]
}
