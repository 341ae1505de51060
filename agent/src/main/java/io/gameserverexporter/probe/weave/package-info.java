/**
 * How advice gets into a class file: {@code Weaver} looks for the methods and checks that the
 * advice fits this version of the framework; {@code InlineWeaver} inlines advice of plain shapes,
 * {@code ByteBuddyWeaver} the rest. What is woven where, the probes say ({@code Weave}).
 *
 * <p>Class loader: the agent's isolated loader. Runs on the server's thread that loads a class,
 * while the server starts: the fewer classes it needs, the better. May import: {@code java.*},
 * {@code boot} and Byte Buddy.
 */
package io.gameserverexporter.probe.weave;
