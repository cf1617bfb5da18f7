// Parameter sets as real encoders (x264, x265) and real cameras wrote them, with what they describe.

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const base64 = (text: string): Buffer => Buffer.from(text, 'base64')

/** Constrained Baseline, 1920×1080, no B-frames. */
export const sps1080 = hex('6742c028da01e0089f97011000000300100000030320f1832a')
/** Main, 704×576, up to 2 frames of reordering. */
export const sps576 = hex('674d401eeca05809360220000003002000000641e2c5b2c0')
export const pps = hex('68ce0fc8')

export const h264Sets = [
  { what: 'x264 Baseline', sps: hex('6742c00cda05067e7c0440000003004000000c83c50aa8'), size: '320x180', reorder: 0 },
  { what: 'x264 Baseline, cropped', sps: sps1080, size: '1920x1080', reorder: 0 },
  { what: 'x264 Main with B-frames', sps: sps576, size: '704x576', reorder: 2 },
  {
    what: 'x264 High 4:2:2',
    sps: hex('677a001fbcb402802dd808800000030080000019078c1950'),
    size: '1280x720',
    reorder: 0,
  },
  { what: 'x264 High 10', sps: hex('676e001ea6cb405017fcb808800000030080000019078b1750'), size: '640x360', reorder: 0 },
  {
    what: 'x264 High 4:4:4',
    sps: hex('67f4001e919680a02fee2f011000000300100000030320f162ea'),
    size: '638x358',
    reorder: 0,
  },
  { what: 'Hikvision Main', sps: base64('Z00AKp2oHgCJ+WbgICAoAAAfQAAGGoQgAA=='), size: '1920x1080', reorder: 0 },
  { what: 'Hikvision 4 MP', sps: base64('Z00AMpY1QFABa03AQEBQAABwgAAV+QBA'), size: '2560x1440', reorder: undefined },
  {
    what: 'Hikvision with scaling lists',
    sps: base64('Z2QAIK2EAQwgCGEAQwgCGEAQwgCEO1AoA803AQEBQAAAAwBAAAAMoQ=='),
    size: '1280x960',
    reorder: 0,
  },
  {
    what: 'Dahua sub stream',
    sps: base64('Z2QAHqwsaoLA9puCgIKgAAADACAAAAMD0IAA'),
    size: '704x480',
    reorder: undefined,
  },
  { what: 'Reolink without VUI', sps: base64('Z2QAM6wVFKCgL/lQ'), size: '640x360', reorder: undefined },
  { what: 'Uniview', sps: base64('Z2QAFqyyAUBf8uAiAAADAAIAAAMAPB4sXJA='), size: '640x360', reorder: 0 },
] as const

export const h265Sets = {
  vps: hex('40010c01ffff016000000300900000030000030078959409'),
  sps: hex('420101016000000300900000030000030078a003c0801107cb965654a4c2f0168080000003008000000c84'),
  pps: hex('4401c073c189'),
}
export const h265Main10Sps = hex(
  '42010102200000030090000003000003003fa005020171dccd965654a4c2f0168080000003008000000c84',
)
export const hikvisionH265Sps = base64('QgEBIWAAAAMAAAMAAAMAAAMAlqADwIARB8u605KJLuagQEBAgAg9YADN/mAE')
