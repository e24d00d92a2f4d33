// Astro: nothing is to be configured for comments; see src/components/Comments.astro.

export default {};
