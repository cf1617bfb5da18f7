// Draw icons: the tools of the search page, whose drawings come with it.

import { Icon } from '#web/ui/icons.tsx'

export const BoxIcon = () => <Icon path="M5 6.5h14v11H5z" />
export const CornersIcon = () => <Icon path="M5 9l8-4.5L19.5 11 15 19.5 6 17z" />
export const LineIcon = () => <Icon path="M4.5 18.5l15-13M13.5 16.5l-4-4.6m0 0l.3 3m-.3-3l3 .3" />
export const HeatIcon = () => (
  <Icon path="M12 3.5c.5 3.5 5 5.5 5 10a5 5 0 01-10 0c0-2 1-3.5 2-4.5.2 1.5.8 2.2 1.5 2.5C10 8.5 10.5 6 12 3.5z" />
)
