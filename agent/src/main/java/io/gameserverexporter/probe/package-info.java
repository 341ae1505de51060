/**
 * What the agent weaves into servers and frameworks: one framework, one file, with the classes it
 * looks for and the advice for them.
 *
 * <p>Class loader: the agent's isolated loader; the advice classes nested in the probes are never
 * loaded, only read and inlined, so they may use the framework's types, {@code java.*} and {@code
 * boot}, and must not call anything else, not even each other. The rest may import {@code java.*},
 * {@code boot}, {@code probe.weave} and Byte Buddy, and nothing of {@code meter}. Probes themselves
 * are plain data: nothing is parsed until a class that one of them names is loaded.
 */
package io.gameserverexporter.probe;
