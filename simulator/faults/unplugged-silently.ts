// Somebody pulled its plug, and nobody says so: connections stand, and no word comes any more. Once plugged in again it knows nothing of
// them and resets them.

import type { Fault } from './fault.ts'

export const unpluggedSilently: Fault = {
  says: { vi: 'bị rút phích: im lặng, kết nối vẫn treo', en: 'unplugged: silent, connections are left hanging' },
  unplugged: 'silent',
}
