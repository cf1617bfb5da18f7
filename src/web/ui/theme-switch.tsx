// Theme switch: light, dark, or by itself; kept on this device.

import { useWords } from '#web/words/language.ts'
import { Segments } from './segments.tsx'
import { chooseTheme, useThemeChoice } from './theme.ts'

export const ThemeSwitch = () => {
  const say = useWords()
  return (
    <Segments
      label={say('theme')}
      value={useThemeChoice()}
      onChange={chooseTheme}
      options={[
        { value: 'auto', label: say('theme_auto'), why: say('theme_auto_why') },
        { value: 'light', label: say('theme_light') },
        { value: 'dark', label: say('theme_dark') },
      ]}
    />
  )
}
