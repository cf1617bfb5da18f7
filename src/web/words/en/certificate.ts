// English words: trusting the station's certificate.

import type { certificateWords as vi } from '#web/words/vi/certificate.ts'

export const certificateWords: Readonly<Record<keyof typeof vi, string>> = {
  certificate_title: 'Trust this station',
  certificate_why:
    'The station encrypts pictures and passwords with a certificate that it signs itself. Trust it once on each machine, and browsers stop warning.',
  certificate_get: 'Download the certificate',
  certificate_compare: 'Compare the fingerprint',
  certificate_compare_why:
    'Ask whoever runs the station, or run ./matthan tls ca on its machine. If one character differs, do not install it: somebody stands between.',
  certificate_fingerprint: 'SHA-256 fingerprint',
  certificate_install: 'Install it on this machine',
  certificate_then: 'Open the station',
  certificate_then_why: 'Close the browser, open it again, and go to one of these addresses:',
  certificate_windows:
    'Open the downloaded file and press “Install Certificate…”. Choose “Local Machine”, then “Place all certificates in the following store” and “Trusted Root Certification Authorities”. Press Finish. Chrome and Edge use it at once.',
  certificate_android:
    'Go to Settings → Security → Encryption & credentials → Install a certificate → CA certificate. Press “Install anyway” and choose the downloaded file. Names differ a little between phones.',
  certificate_ios:
    'Download with Safari and press Allow. Go to Settings → Profile Downloaded → Install. Then go to Settings → General → About → Certificate Trust Settings and switch the station’s certificate on.',
  certificate_firefox:
    'Go to Settings → Privacy & Security → View Certificates → Authorities → Import. Choose the downloaded file and tick “Trust this CA to identify websites”.',
  certificate_mac:
    'Open the downloaded file with Keychain Access and choose “System”. Double-click the certificate, open Trust and choose “Always Trust”.',
  certificate_linux:
    'Copy the file to /usr/local/share/ca-certificates/ and run sudo update-ca-certificates. Chrome: Settings → Privacy and security → Security → Manage certificates → Import.',
  certificate_no_https: 'This station runs without encryption, so there is no certificate to install.',
  certificate_here_only:
    'The station listens to this machine only. For other machines to reach it, run it with --host 0.0.0.0.',
}
