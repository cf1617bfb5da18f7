// Answers ONVIF with its sign-in page and 200, as devices do that serve that page for whatever they do not know.

import { says } from '#simulator/http/http-answer.ts'
import type { Fault } from './fault.ts'

export const onvifSaysHtml: Fault = {
  says: { vi: 'trả lời ONVIF bằng trang HTML', en: 'answers ONVIF with an HTML page' },
  onvif: () =>
    says(200, 'text/html', '<!DOCTYPE html><html><head><title>Login</title></head><body><br><p>Login</body></html>'),
}
