// English words: why a device could not be looked at.

import type { troubleWords as vi } from '#web/words/vi/trouble.ts'

export const troubleWords: Readonly<Record<keyof typeof vi, string>> = {
  trouble_bad_address: 'This address cannot be used. Write 192.168.1.64 or rtsp://192.168.1.64/…',
  trouble_forbidden_address:
    'This address lies outside the networks that the station may call. The operator adds ranges with ./matthan network.',
  trouble_unreachable:
    'Nothing answers at this address. See that the camera has power, is in the station’s network, and the address is right.',
  trouble_rtsp_off:
    'The device answers, but RTSP is off or on another port. Switch RTSP on in the maker’s app, or name the port under More settings.',
  trouble_not_rtsp:
    'Something takes connections on this RTSP port, but it does not speak RTSP, or says nothing. Check the port (mostly 554); if it is the camera, restart it.',
  trouble_auth_failed:
    'The device refused the user or the password. It was tried once, so that the camera does not lock itself. Check and type again.',
  trouble_auth_resting:
    'This password was refused a moment ago and is not tried again, so that the camera does not lock itself. Type another, or wait ten minutes.',
  trouble_password_wanted: 'The device asks for a user and a password. Fill in both, then see the picture.',
  trouble_clock_differs: 'The device’s clock is so wrong that it refuses the sign-in. Set its clock.',
  trouble_no_stream:
    'The device answers, but has no stream at the known paths. Choose its maker, or give its rtsp:// address.',
  trouble_no_picture: 'There are streams, but no picture came. It can be added, but look after the camera.',
  trouble_encrypted:
    'The camera encrypts its pictures: they can be neither seen nor recorded. Switch off “image encryption” in the maker’s app.',
  trouble_cloud_only:
    'This maker gives pictures to no other program. Save the footage in its app, then use “Bring in a file” on the page Storage.',
  to_file_import: 'To Storage, to bring in a file',
}
