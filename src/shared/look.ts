/** How the window looks. Apart from its validators (view-state.ts), whose library stays out of the window. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]
