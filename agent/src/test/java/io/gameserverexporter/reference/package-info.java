/** Holds {@code docs/metrics.md} against what the agent exposes. */
package io.gameserverexporter.reference;
