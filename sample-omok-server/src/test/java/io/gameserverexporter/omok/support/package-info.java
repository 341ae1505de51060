/** What tests have in common: running servers, calls, a clock. */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.support;
