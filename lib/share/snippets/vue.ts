import { APPROVAL, HINT, LOADING, TYPES } from './parts';
import { inAttribute } from './quoting';

/** A single-file component for Vue 3. */
export function vueSnippet(checkoutId: string): string {
  return `<!-- ${APPROVAL.join('\n     ')}
     Vue must not take the widget for a component of its own. In vite.config.ts:
     vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "app-widget" } } }) -->
<script setup lang="ts">
import { onMounted, ref } from "vue";

${TYPES}

${LOADING}

const message = ref("");

// ${HINT.join('\n// ')}
function onStatusChanged({ detail }: StatusChanged) {
  switch (detail.status.toUpperCase()) {
    case "SUCCESS":
      message.value = "Thank you, your payment has arrived.";
      break;
    case "CONFLICT":
      message.value = "Your payment needs a look. The shop will contact you.";
      break;
  }
}

onMounted(loadWidget);
</script>

<template>
  <app-widget id="${inAttribute(checkoutId)}" @statusChanged="onStatusChanged"></app-widget>
  <p role="status">{{ message }}</p>
</template>
`;
}
