/**
 * What a request to game must pass before its endpoint sees it: the right versions, the headers of
 * a logged-in player, that player in the body, and no other request of the same player at the time.
 *
 * <p>It is done where Spring MVC already knows the endpoint, so that refused requests have a route
 * too.
 */
@org.jspecify.annotations.NullMarked
package io.gameserverexporter.omok.game.guard;
